namespace AvUie.Core;

/// <summary><c>&lt;answer&gt;class&lt;/answer&gt;</c>: one class for the clip.</summary>
internal abstract class ClassAnswers : IAnswerForm
{
    public const string Tag = "answer";

    public RenderedAnswer Render(GroundTruth truth) =>
        new RenderedAnswer.Success(Tags.Wrap(Tag, AnswerForms.Expect<ClassTruth>(truth).Label));

    public ParsedAnswer Parse(string text, GroundTruth? asked) => Tags.Last(text, Tag) is { Length: > 0 } label
        ? new ParsedAnswer.Success(new ClassTruth(label))
        : new ParsedAnswer.Failure("expected <answer>class</answer>");

    public abstract string? TestOutput(TaskDefinition task, GroundTruth truth);
}
