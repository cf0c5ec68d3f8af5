using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Adapters;

/// <summary>
/// Times of MELD: of the episode, not of the clip, which is already cut at them. Hours have one digit or two, a comma stands before the
/// thousandths, and a few rows have only two digits there.
/// </summary>
internal static partial class EpisodeTime
{
    /// <summary>The time in seconds, decimal so that differences are exact; null where the text is no time.</summary>
    public static decimal? Seconds(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? (Number(match, "hours") * 3600) + (Number(match, "minutes") * 60) + decimal.Parse(
                $"{match.Groups["seconds"].ValueSpan}.{match.Groups["fraction"].ValueSpan}", CultureInfo.InvariantCulture)
            : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<hours>[0-9]{1,2}):(?<minutes>[0-5][0-9]):(?<seconds>[0-5][0-9]),(?<fraction>[0-9]{1,3})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
