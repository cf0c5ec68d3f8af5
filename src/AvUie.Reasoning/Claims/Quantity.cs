using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>A number with the unit behind it.</summary>
/// <param name="Value">The number.</param>
/// <param name="Unit">One of the units that evidence has (<c>dbfs</c>, <c>%</c>, <c>grey</c>, <c>onset</c>); empty for none.</param>
internal readonly partial record struct Quantity(double Value, string Unit)
{
    /// <summary>Numbers in digits within a text.</summary>
    public static IEnumerable<Quantity> In(string text) => Numbers().Matches(text).Select(static match => new Quantity(
        double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value.ToLowerInvariant()));

    // A minus sign belongs to a number only where no letter or digit stands before it: "1990-2000" has none.
    [GeneratedRegex(@"((?<![\w.])-?[0-9]+(?:\.[0-9]+)?|[0-9]+)(?:\s?(dbfs|%|grey|onset)(?![a-z]{3}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numbers();
}
