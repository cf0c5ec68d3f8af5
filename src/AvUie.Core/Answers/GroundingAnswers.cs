using System.Text.RegularExpressions;

namespace AvUie.Core;

/// <summary>
/// arig: <c>The sounding object is O. Its coordinates are &lt;obj&gt;(x1,y1)(x2,y2)&lt;/obj&gt;.</c>, no points. v1's sentence about
/// the corners is read as well.
/// </summary>
internal sealed partial class GroundingAnswers : IAnswerForm
{
    private const string Opening = "The sounding object is ";
    private const string Middle = " Its coordinate";

    public RenderedAnswer Render(GroundTruth truth) => TestOutput(truth) is { } text
        ? new RenderedAnswer.Success(text)
        : new RenderedAnswer.Failure(ReasonCode.EmptyMask, "there is no region: the mask was not read or shows nothing");

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        if (Corners().Matches(text) is not [.., var corners])
        {
            return new ParsedAnswer.Failure("expected <obj>(x1,y1)(x2,y2)</obj>");
        }

        var box = new PixelBox(
            Coordinates.Pixel(corners, 1), Coordinates.Pixel(corners, 2), Coordinates.Pixel(corners, 3), Coordinates.Pixel(corners, 4));
        var end = text.LastIndexOf(Middle, corners.Index, StringComparison.Ordinal);
        return Coordinates.IsLegal(box)
            ? new ParsedAnswer.Success(new RegionTruth(ObjectSentence.Name(text, Opening, end), new Region(box, [])))
            : new ParsedAnswer.Failure($"the box {corners.Value} is not left before right, top before bottom, within 0..223");
    }

    /// <summary>The answer has no points.</summary>
    public GroundTruth Stated(GroundTruth truth) => AnswerForms.Expect<RegionTruth>(truth) is { Region: { } region } whole
        ? whole with { Region = region with { Points = [] } }
        : truth;

    public string? TestOutput(TaskDefinition task, GroundTruth truth) => TestOutput(truth);

    private static string? TestOutput(GroundTruth truth) => AnswerForms.Expect<RegionTruth>(truth) is { Region.Box: var box } named
        ? EventText.Invariant($"{Opening}{named.Object}.{Middle}s are <obj>({box.Left},{box.Top})({box.Right},{box.Bottom})</obj>.")
        : null;

    [GeneratedRegex(@"\(\s*(\d+)\s*,\s*(\d+)\s*\)(?:\s*,?\s*| and coordinate of bottom right corner is )\(\s*(\d+)\s*,\s*(\d+)\s*\)")]
    private static partial Regex Corners();
}
