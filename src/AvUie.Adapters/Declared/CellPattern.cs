using System.Globalization;
using System.Text;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A text with cells in it, such as <c>videos/{video_id}_{start:06}.mp4</c>.</summary>
internal sealed class CellPattern
{
    private const int MostDigits = 20;

    private readonly List<Part> _parts;

    private CellPattern(List<Part> parts) => _parts = parts;

    /// <summary>The columns it names.</summary>
    public IEnumerable<string> Columns => _parts.Where(part => part.IsCell).Select(part => part.Text);

    /// <summary>The pattern of a text, or what is wrong with it.</summary>
    public static (CellPattern? Pattern, string? Error) Parse(string text)
    {
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var plain = open < 0 ? text[at..] : text[at..open];
            if (plain.Contains('}', StringComparison.Ordinal))
            {
                return (null, "a '}' without its '{'");
            }

            if (plain.Length > 0)
            {
                parts.Add(new Part(plain, IsCell: false, 0));
            }

            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            if (close < 0 || Cell(text[(open + 1)..close]) is not { } cell)
            {
                return (null, close < 0 ? "a '{' without its '}'" : $"the cell {{{Excerpt.Of(text[(open + 1)..close])}}}");
            }

            parts.Add(cell);
            at = close + 1;
        }

        return (new CellPattern(parts), null);
    }

    /// <summary>The text for a row; faults go to the cells.</summary>
    public string Fill(Cells cells)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(part.IsCell ? cells.Text(part.Text).PadLeft(part.Digits, '0') : part.Text);
        }

        return text.ToString();
    }

    /// <summary>The text as a path below the root; a row whose cells lead anywhere else is rejected.</summary>
    public string Path(Cells cells)
    {
        var path = Fill(cells);
        if (!RelativePaths.IsPlain(path))
        {
            cells.Reject(
                ReasonCode.UnsafePath,
                $"the path \"{Excerpt.Of(path)}\" made of column {string.Join(", ", Columns)} could lead to another file; expected a plain path below the root");
        }

        return path;
    }

    private static Part? Cell(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0)
        {
            return text.Length > 0 ? new Part(text, IsCell: true, 0) : null;
        }

        return colon > 0 && colon + 1 < text.Length && text[colon + 1] == '0' && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits is > 0 and <= MostDigits
            ? new Part(text[..colon], IsCell: true, digits)
            : null;
    }

    private sealed record Part(string Text, bool IsCell, int Digits);
}
