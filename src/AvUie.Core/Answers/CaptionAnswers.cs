namespace AvUie.Core;

/// <summary>avcap: the caption is the whole target. No tag parts it from reasoning, so there is none before it.</summary>
internal sealed class CaptionAnswers : IAnswerForm
{
    public bool StandsAlone => true;

    public RenderedAnswer Render(GroundTruth truth) => new RenderedAnswer.Success(AnswerForms.Expect<CaptionTruth>(truth).Text);

    public ParsedAnswer Parse(string text, GroundTruth? asked) => text.Trim() is { Length: > 0 } caption
        ? new ParsedAnswer.Success(new CaptionTruth(caption))
        : new ParsedAnswer.Failure("expected a caption, got nothing");

    public string? TestOutput(TaskDefinition task, GroundTruth truth) => AnswerForms.Expect<CaptionTruth>(truth).Text;
}
