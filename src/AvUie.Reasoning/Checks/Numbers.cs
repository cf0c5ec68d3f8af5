using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>Numbers in digits within a text.</summary>
internal static partial class Numbers
{
    public static IEnumerable<double> In(string text) =>
        Digits().Matches(text).Select(static match => double.Parse(match.ValueSpan, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<![\w.])-?[0-9]+(?:\.[0-9]+)?|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
