using System.Text.RegularExpressions;

namespace AvUie.Core;

/// <summary>
/// ave: <c>&lt;event&gt;E&lt;/event&gt; &lt;range&gt;s,e&lt;/range&gt;</c>, seconds. v1's form has spaces inside the tags; the
/// reference's expected form is <c>event:E start_time:s end_time:e</c>, which is read as well.
/// </summary>
internal sealed partial class SingleEventAnswers : IAnswerForm
{
    private const string EventTag = "event";
    private const string RangeTag = "range";

    public RenderedAnswer Render(GroundTruth truth) => Single(truth) is var (label, range)
        ? new RenderedAnswer.Success(EventText.Invariant($"{Tags.Wrap(EventTag, label)} <{RangeTag}>{range.Start},{range.End}</{RangeTag}>"))
        : AnswerForms.Unsayable("this task says exactly one event with one range");

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        if (Tags.Last(text, EventTag) is { Length: > 0 } label && Tags.Last(text, RangeTag) is { } between)
        {
            return EventText.Range(between.AsSpan().Trim("()[]")) is { } range
                ? Success(label, range)
                : new ParsedAnswer.Failure($"expected <range>start,end</range> in whole seconds, start before end, got '{between}'");
        }

        var expected = ExpectedForm().Match(text);
        return expected.Success && EventText.Range($"{expected.Groups["start"].Value},{expected.Groups["end"].Value}") is { } times
            ? Success(expected.Groups["event"].Value, times)
            : new ParsedAnswer.Failure("expected <event>label</event> <range>start,end</range>");
    }

    public string? TestOutput(TaskDefinition task, GroundTruth truth) => Single(truth) is var (label, range)
        ? EventText.Invariant($"event:{label} start_time:{range.Start} end_time:{range.End}")
        : null;

    private static ParsedAnswer.Success Success(string label, TimeRange range) => new(new EventsTruth([new TimedEvent(label, [range])]));

    private static (string Label, TimeRange Range)? Single(GroundTruth truth) =>
        AnswerForms.Expect<EventsTruth>(truth).Events is [{ Ranges: [var range] } only] ? (only.Label, range) : null;

    [GeneratedRegex(@"^event:(?<event>.+) start_time:(?<start>[0-9]+) end_time:(?<end>[0-9]+)$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex ExpectedForm();
}
