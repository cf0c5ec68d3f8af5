namespace AvUie.Core;

/// <summary>A table of aligned columns for people: the same text on a terminal and in a file. Cells are made printable.</summary>
public sealed class TextTable
{
    private readonly bool[] _right;
    private readonly List<string[]> _rows = [];

    /// <summary>An empty table.</summary>
    /// <param name="headings">One a column; a heading that begins with '>' is set flush right, as are its cells.</param>
    public TextTable(params string[] headings)
    {
        _right = [.. headings.Select(static heading => heading.StartsWith('>'))];
        _rows.Add([.. headings.Select(static heading => heading.TrimStart('>'))]);
    }

    /// <summary>Rows without the headings.</summary>
    public int Count => _rows.Count - 1;

    /// <summary>Adds a row of one cell a column.</summary>
    public void Add(params string?[] cells)
    {
        if (cells.Length != _right.Length)
        {
            throw new ArgumentException($"{cells.Length} cells for {_right.Length} columns", nameof(cells));
        }

        _rows.Add([.. cells.Select(static cell => Printable.Of(cell))]);
    }

    /// <summary>Writes headings and rows, each line after the indent.</summary>
    public void Write(TextWriter output, string indent = "")
    {
        var widths = Enumerable.Range(0, _right.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => _right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine((indent + string.Join("  ", cells)).TrimEnd());
        }
    }
}
