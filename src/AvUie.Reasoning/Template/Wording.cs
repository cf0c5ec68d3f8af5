using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>Times and lists in English.</summary>
internal static class Wording
{
    /// <summary>Most times are whole seconds, and those of a clip's length need no format to be read.</summary>
    private const double ShortWhole = 1e6;

    /// <summary>Seconds without a trailing zero: <c>2</c>, <c>2.5</c>.</summary>
    public static string Number(double seconds) => seconds is > 0 and < ShortWhole && seconds == Math.Floor(seconds)
        ? ((int)seconds).ToString(CultureInfo.InvariantCulture)
        : seconds.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Span(double start, double end) => $"from {Number(start)} s to {Number(end)} s";

    /// <summary><c>a</c>; <c>a and b</c>; <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>Says a spread once where both ends are the same.</summary>
    public static string Between(string low, string high) => low == high ? $"at {low}" : $"between {low} and {high}";
}
