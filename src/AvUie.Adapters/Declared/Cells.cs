using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>The cells of a row while a sample is made of them. Keeps the first thing that is wrong, so that readers need not stop at each.</summary>
internal sealed class Cells(TableRow row)
{
    public TableRow Row { get; } = row;

    /// <summary>Why the row becomes no sample; null while nothing is wrong.</summary>
    public RowFault? Fault { get; private set; }

    public void Reject(ReasonCode reason, string detail) => Fault ??= Row.Reject(reason, detail);

    /// <summary>A cell that may be absent or blank.</summary>
    public string? Optional(string column) => Row.Find(column) is { } cell && !string.IsNullOrWhiteSpace(cell) ? Clean(column, cell.Trim()) : null;

    /// <summary>A cell that must hold something; empty text where it does not.</summary>
    public string Text(string column)
    {
        if (Row.Find(column) is not { } cell || string.IsNullOrWhiteSpace(cell))
        {
            Reject(ReasonCode.BadRow, $"column {column} is empty");
            return "";
        }

        return Clean(column, cell.Trim());
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>; the least where it is none.</summary>
    public int Whole(string column, int least, int most)
    {
        var text = Text(column);
        if (text.Length <= 9 && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Reject(ReasonCode.BadRow, string.Create(CultureInfo.InvariantCulture, $"column {column} is \"{Excerpt.Of(text)}\", expected a whole number from {least} to {most}"));
        return least;
    }

    /// <summary>Seconds, decimals allowed; 0 where the cell is no such number.</summary>
    public double Seconds(string column)
    {
        var text = Text(column);
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        Reject(ReasonCode.BadRow, $"column {column} is \"{Excerpt.Of(text)}\", expected seconds such as 12.5");
        return 0;
    }

    // Texts become answers and file names of one line.
    private string Clean(string column, string cell)
    {
        if (cell.Any(char.IsControl))
        {
            Reject(ReasonCode.BadRow, $"column {column} holds control characters: \"{Excerpt.Of(cell)}\"");
        }

        return cell;
    }
}
