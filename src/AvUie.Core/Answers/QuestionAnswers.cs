namespace AvUie.Core;

/// <summary>avqa, avqa_thu: <c>&lt;answer&gt;text&lt;/answer&gt;</c>; of a choice, the text of the option.</summary>
internal sealed class QuestionAnswers : IAnswerForm
{
    private const string Tag = "answer";

    public RenderedAnswer Render(GroundTruth truth) => Answer(truth) is { } answer
        ? new RenderedAnswer.Success(Tags.Wrap(Tag, answer))
        : AnswerForms.Unsayable("the index of the right option is outside of the options");

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        if (Tags.Last(text, Tag) is not { Length: > 0 } answer)
        {
            return new ParsedAnswer.Failure("expected <answer>text</answer>");
        }

        return asked switch
        {
            ChoiceTruth choice when Choose(choice.Options, answer) is >= 0 and var index =>
                new ParsedAnswer.Success(choice with { Index = index }),
            ChoiceTruth choice => new ParsedAnswer.Failure($"'{answer}' is none of the options {PythonText.Repr(choice.Options)}"),
            AnswerTruth question => new ParsedAnswer.Success(question with { Answer = answer }),
            _ => new ParsedAnswer.Success(new AnswerTruth("", answer)),
        };
    }

    public string? TestOutput(TaskDefinition task, GroundTruth truth) => Answer(truth);

    private static string? Answer(GroundTruth truth) => truth switch
    {
        ChoiceTruth choice => choice.Options.ElementAtOrDefault(choice.Index),
        _ => AnswerForms.Expect<AnswerTruth>(truth).Answer,
    };

    /// <summary>The first option of that text; where none is, of that text but for its case.</summary>
    private static int Choose(IReadOnlyList<string> options, string answer)
    {
        var trimmed = options.Select(option => option.Trim()).ToList();
        var exact = trimmed.IndexOf(answer);
        return exact >= 0 ? exact : trimmed.FindIndex(option => string.Equals(option, answer, StringComparison.OrdinalIgnoreCase));
    }
}
