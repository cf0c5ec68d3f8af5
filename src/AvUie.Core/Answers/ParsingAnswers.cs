using System.Globalization;

namespace AvUie.Core;

/// <summary>
/// avvp: <c>&lt;visual_event&gt;L,(s e),(s e)&lt;/visual_event&gt; &lt;audio_event&gt;…&lt;/audio_event&gt;</c>, one tag per event,
/// an empty tag for a modality without events. v1's <c>&lt;visual&gt;</c> and <c>&lt;audio&gt;</c> are read as well.
/// </summary>
internal sealed class ParsingAnswers : IAnswerForm
{
    private const string Visual = "visual_event";
    private const string Audio = "audio_event";

    public RenderedAnswer Render(GroundTruth truth) => new RenderedAnswer.Success(Text(AnswerForms.Expect<ParsingTruth>(truth)));

    public ParsedAnswer Parse(string text, GroundTruth? asked)
    {
        var (visual, audio) = (Tags.All(text, Visual), Tags.All(text, Audio));
        if (visual.Count + audio.Count == 0)
        {
            (visual, audio) = (Tags.All(text, "visual"), Tags.All(text, "audio"));
        }

        return visual.Count + audio.Count == 0
            ? new ParsedAnswer.Failure($"expected <{Visual}>label,(start end)</{Visual}> <{Audio}>label,(start end)</{Audio}>")
            : new ParsedAnswer.Success(new ParsingTruth(Events(visual), Events(audio)));
    }

    /// <summary>The reference copies its own, unpublished spelling of the events; ours is the answer.</summary>
    public string TestOutput(TaskDefinition task, GroundTruth truth) => Text(AnswerForms.Expect<ParsingTruth>(truth));

    private static string Text(ParsingTruth truth) => $"{Modality(Visual, truth.Visual)} {Modality(Audio, truth.Audio)}";

    private static string Modality(string tag, IReadOnlyList<TimedEvent> events) =>
        events.Count == 0 ? Tags.Wrap(tag, "") : string.Join(' ', events.Select(e => Tags.Wrap(tag, Content(e))));

    private static string Content(TimedEvent value) => string.Concat(
        value.Ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $",({r.Start} {r.End})")).Prepend(value.Label));

    private static TimedEvent[] Events(List<string> contents) => [.. contents.Select(EventText.Parse).OfType<TimedEvent>()];
}
