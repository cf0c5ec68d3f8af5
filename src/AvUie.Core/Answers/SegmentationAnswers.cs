namespace AvUie.Core;

/// <summary>
/// s4, ms3: <c>The object making the sound in the video is O. [x1,y1,x2,y2],[x,y],[x,y],[x,y]</c>. The sentence alone, v1's form
/// before its mask tokens, is read as an object without a region.
/// </summary>
internal sealed class SegmentationAnswers : IAnswerForm
{
    private const string Opening = "The object making the sound in the video is ";

    public RenderedAnswer Render(GroundTruth truth) => AnswerForms.Expect<RegionTruth>(truth) switch
    {
        { Region: null } => new RenderedAnswer.Failure(ReasonCode.EmptyMask, "there is no region: the mask was not read or shows nothing"),
        { Region: { Points.Count: not 3 } few } => AnswerForms.Unsayable($"three points are needed, got {few.Points.Count}"),
        { Region: { } region } full => new RenderedAnswer.Success($"{Sentence(full)} {Coordinates.Text(region)}"),
    };

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        var box = Coordinates.BoxIn(text);
        var name = ObjectSentence.Name(text, Opening, box?.Index ?? -1);
        if (box is null && name.Length > 0)
        {
            return new ParsedAnswer.Success(new RegionTruth(name, null));
        }

        var (region, detail) = Coordinates.Parse(text);
        return region is null ? new ParsedAnswer.Failure(detail) : new ParsedAnswer.Success(new RegionTruth(name, region));
    }

    public string TestOutput(TaskDefinition task, GroundTruth truth) => Sentence(AnswerForms.Expect<RegionTruth>(truth));

    private static string Sentence(RegionTruth truth) => $"{Opening}{truth.Object}.";
}
