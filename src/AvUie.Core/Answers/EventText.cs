using System.Globalization;

namespace AvUie.Core;

/// <summary>A label with its ranges inside an event tag: <c>label,(s e),(s e)</c> in all its spellings.</summary>
internal static class EventText
{
    /// <summary>Reads the ranges from the end; what is left before them is the label.</summary>
    public static TimedEvent? Parse(string content)
    {
        var rest = content.Trim();
        var ranges = new List<TimeRange>();
        while (RangeAtEnd(rest) is var (range, start))
        {
            ranges.Insert(0, range);
            rest = rest[..start].TrimEnd(' ', '\t', '\r', '\n', ',');
        }

        return rest.Length == 0 ? null : new TimedEvent(rest, ranges);
    }

    /// <summary><c>s e</c> or <c>s,e</c>, with or without spaces; null where it is no range or an empty one.</summary>
    public static TimeRange? Range(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var gap = text.IndexOfAny(' ', ',');
        return gap > 0 && Whole(text[..gap]) is { } start && Whole(text[gap..].Trim(" ,")) is { } end && start < end
            ? new TimeRange(start, end)
            : null;
    }

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static (TimeRange Range, int Start)? RangeAtEnd(string text)
    {
        var start = text.EndsWith(')') ? text.LastIndexOf('(') : -1;
        return start >= 0 && Range(text.AsSpan(start + 1, text.Length - start - 2)) is { } range ? (range, start) : null;
    }

    private static int? Whole(ReadOnlySpan<char> text)
    {
        text = text.EndsWith(".0") ? text[..^2] : text;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
