using System.Globalization;

namespace AvUie.Core;

/// <summary>unav: <c>&lt;event&gt;L, (s e)(s e)&lt;/event&gt;</c>, one tag per label, in tenths of the clip.</summary>
internal sealed class EventListAnswers : IAnswerForm
{
    private const string Tag = "event";

    public RenderedAnswer Render(GroundTruth truth) => AnswerForms.Expect<EventsTruth>(truth).Events is { Count: > 0 } events
        ? new RenderedAnswer.Success(string.Join(' ', events.Select(e => Tags.Wrap(Tag, Content(e)))))
        : new RenderedAnswer.Failure(ReasonCode.EmptyEvent, "there is no event to say");

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        var events = Tags.All(text, Tag).Select(EventText.Parse).OfType<TimedEvent>().ToArray();
        return events.Length > 0
            ? new ParsedAnswer.Success(new EventsTruth(events))
            : new ParsedAnswer.Failure("expected <event>label, (start end)(start end)</event>, one per label");
    }

    public string? TestOutput(TaskDefinition task, GroundTruth truth) => null;

    private static string Content(TimedEvent value) => value.Ranges.Count == 0
        ? value.Label
        : $"{value.Label}, {string.Concat(value.Ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $"({r.Start} {r.End})")))}";
}
