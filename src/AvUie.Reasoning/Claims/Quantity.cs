using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>A number with the unit behind it.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">One of the units that evidence has (<c>dbfs</c>, <c>%</c>, <c>grey</c>, <c>onset</c>); empty for none.</param>
internal readonly partial record struct Quantity(double Value, string Unit)
{
    /// <summary>Numbers in digits within a text.</summary>
    public static IEnumerable<Quantity> In(string text) => !text.AsSpan().ContainsAnyInRange('0', '9') ? []
        : Measured(text) is { } one ? [one]
        : Anywhere(text);

    private static IEnumerable<Quantity> Anywhere(string text) => Numbers().Matches(text).Select(static match => new Quantity(
        double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value.ToLowerInvariant()));

    /// <summary>A text that is a measurement and nothing else, as nearly all evidence is: the same, without an expression.</summary>
    private static Quantity? Measured(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var unit = blank < 0 ? "" : text.AsSpan(blank) switch
        {
            " s" => "",
            " dBFS" => "dbfs",
            " grey levels" => "grey",
            " %" => "%",
            " onset" or " onsets" => "onset",
            _ => null,
        };
        return unit is not null && EvidenceValue.TryPlain(blank < 0 ? text : text.AsSpan(0, blank), out var number) ? new Quantity(number, unit) : null;
    }

    // A minus sign belongs to a number only where no letter or digit stands before it: "1990-2000" has none.
    [GeneratedRegex(@"((?<![\w.])-?[0-9]+(?:\.[0-9]+)?|[0-9]+)(?:\s?(dbfs|%|grey|onset)(?![a-z]{3}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();
}
