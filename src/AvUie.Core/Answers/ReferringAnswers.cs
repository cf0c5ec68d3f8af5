namespace AvUie.Core;

/// <summary>
/// ref_avs: <c>&lt;answer&gt;true&lt;/answer&gt; The described object is O. [x1,y1,x2,y2],[x,y],[x,y],[x,y]</c>, or
/// <c>&lt;answer&gt;false&lt;/answer&gt; The described object is absent.</c> "false" anywhere in an answer tag means absent, as in the
/// reference's evaluator (seg/scripts/inference_ref_3.py).
/// </summary>
internal sealed class ReferringAnswers : IAnswerForm
{
    private const string Tag = "answer";
    private const string Opening = "The described object is ";

    public RenderedAnswer Render(GroundTruth truth) => AnswerForms.Expect<ReferringTruth>(truth) switch
    {
        { Region: null } => new RenderedAnswer.Success($"{Tags.Wrap(Tag, "false")} {Opening}absent."),
        { Object: null } => AnswerForms.Unsayable("there is a region, but no name of the object"),
        { Region: { Points.Count: not 3 } few } => AnswerForms.Unsayable($"three points are needed, got {few.Points.Count}"),
        { Object: var name, Region: { } region } => new RenderedAnswer.Success(
            $"{Tags.Wrap(Tag, "true")} {Opening}{name}. {Coordinates.Text(region)}"),
    };

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        var expression = (asked as ReferringTruth)?.Expression ?? "";
        var answers = Tags.All(text, Tag);
        if (answers.Exists(answer => Is(answer, "false")))
        {
            return new ParsedAnswer.Success(new ReferringTruth(expression, null, null));
        }

        if (!answers.Exists(answer => Is(answer, "true")))
        {
            return new ParsedAnswer.Failure("expected <answer>true</answer> or <answer>false</answer>");
        }

        var (region, detail) = Coordinates.Parse(text);
        return region is null
            ? new ParsedAnswer.Failure(detail)
            : new ParsedAnswer.Success(
                new ReferringTruth(expression, ObjectSentence.Name(text, Opening, Coordinates.BoxIn(text)?.Index ?? -1), region));
    }

    /// <summary>An absent object is not named.</summary>
    public GroundTruth Stated(GroundTruth truth) =>
        AnswerForms.Expect<ReferringTruth>(truth) is { Region: null } absent ? absent with { Object = null } : truth;

    /// <summary>The reference writes the expression, not an answer.</summary>
    public string TestOutput(TaskDefinition task, GroundTruth truth) => AnswerForms.Expect<ReferringTruth>(truth).Expression;

    private static bool Is(string answer, string word) => string.Equals(answer, word, StringComparison.OrdinalIgnoreCase);
}
