using System.Globalization;

namespace AvUie.Core;

/// <summary>a2v, v2a: <c>&lt;answer&gt;1&lt;/answer&gt;</c> or 2; "one" and "two" are read as well.</summary>
internal sealed class MatchingAnswers : IAnswerForm
{
    private const string Tag = "answer";

    public RenderedAnswer Render(GroundTruth truth) =>
        new RenderedAnswer.Success(Tags.Wrap(Tag, Number(AnswerForms.Expect<MatchTruth>(truth))));

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        var correct = Tags.Last(text, Tag)?.ToLowerInvariant() switch
        {
            "1" or "one" => 1,
            "2" or "two" => 2,
            _ => 0,
        };
        var shown = asked as MatchTruth ?? new MatchTruth(correct, "", "", "");
        return correct == 0
            ? new ParsedAnswer.Failure("expected <answer>1</answer> or <answer>2</answer>")
            : new ParsedAnswer.Success(shown with { Correct = correct });
    }

    public string TestOutput(TaskDefinition task, GroundTruth truth) => Tags.Wrap(Tag, Number(AnswerForms.Expect<MatchTruth>(truth))) + ".";

    private static string Number(MatchTruth truth) => truth.Correct.ToString(CultureInfo.InvariantCulture);
}
