using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>A place in the 224 × 224 picture that a sentence names: a column, a row, or a pair of both.</summary>
/// <param name="Column">Column, or a width; null where only a row is named.</param>
/// <param name="Row">Row, or a height; null where only a column is named.</param>
/// <param name="IsShare">Whether the number is a share of the picture's width or height in percent.</param>
/// <param name="Index">Where it stands in the sentence.</param>
/// <param name="Length">Characters of it.</param>
internal readonly partial record struct PlaceMention(double? Column, double? Row, bool IsShare, int Index, int Length)
{
    private const string Number = @"[0-9]+(?:\.[0-9]+)?";

    /// <summary>Places in the order of the sentence.</summary>
    /// <param name="sentence">In digits: <see cref="NumberWords.ToDigits"/>.</param>
    public static IEnumerable<PlaceMention> In(string sentence)
    {
        foreach (Match match in Places().Matches(sentence))
        {
            if (match.Groups["share"].Success)
            {
                var isWidth = match.Groups["side"].ValueSpan.SequenceEqual("width");
                yield return At(match, isWidth ? Read(match.Groups["share"]) : null, isWidth ? null : Read(match.Groups["share"]), share: true);
            }
            else if (match.Groups["first"].Success)
            {
                yield return At(match, Read(match.Groups["first"]), Read(match.Groups["second"]));
            }
            else
            {
                var isColumn = match.Groups["axis"].Value is "column" or "columns" or "x" || match.Groups["axis"].ValueSpan.StartsWith("horizontal");
                foreach (var number in match.Groups["number"].Captures.Select(static capture => double.Parse(capture.ValueSpan, CultureInfo.InvariantCulture)))
                {
                    yield return At(match, isColumn ? number : null, isColumn ? null : number);
                }
            }
        }
    }

    private static PlaceMention At(Match match, double? column, double? row, bool share = false) => new(column, row, share, match.Index, match.Length);

    private static double Read(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // In turn: a share of width or height; two numbers with a comma or "by" between them; an axis with one number or a range.
    [GeneratedRegex(
        @"(?<![\w.])(?:(?<share>" + Number + @") ?(?:%|percent) (?:of|across|along|down) the (?:(?:picture|image|frame)(?:'s)? )?(?<side>width|height)"
        + @"|(?<first>" + Number + @")\s*(?:,|×| by | x )\s*(?<second>" + Number + @")(?!\.?[0-9]|\s?(?:s|seconds?)\b| ?%)"
        + @"|(?<axis>columns?|rows?|x|y|horizontal(?:ly)?|vertical(?:ly)?)\b[^0-9.,;]{0,24}?(?<number>" + Number + @")"
        + @"(?:\s*(?:to|and|until|through|–|-|\.\.)\s*(?:(?:column|row) )?(?<number>" + Number + @"))?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
