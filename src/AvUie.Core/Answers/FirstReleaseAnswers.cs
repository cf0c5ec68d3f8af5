using System.Globalization;

namespace AvUie.Core;

/// <summary>
/// Answers in the spelling of AV-UIE's first release (Crab), for the eight of its nine tasks that the second one kept. Where
/// <see cref="AnswerGrammar"/> reads such a text, it reads the same label.
/// </summary>
public static class FirstReleaseAnswers
{
    private const string Mask = "<mask_start><mask_0><mask_1><mask_2><mask_3><mask_4><mask_5><mask_end>";

    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>The tasks that the first release has.</summary>
    public static IReadOnlyList<string> Tasks { get; } = ["ave", "avvp", "avqa", "arig", "s4", "ms3", "ref_avs", "avcap"];

    /// <summary>Whether reasoning stands before the answer; the other tasks' texts are the answer alone.</summary>
    public static bool HasReasoning(string task) => task is "ave" or "avvp" or "avqa";

    /// <summary>The answer; null where the first release has no words for such a label (an absent object, a label without a place).</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="truth">The label.</param>
    /// <param name="frameIndex">The second that an image task speaks of, 0-based.</param>
    public static string? Render(string task, GroundTruth truth, int frameIndex)
    {
        var text = (task, truth) switch
        {
            ("ave", EventsTruth { Events: [{ Ranges: [var range] } only] }) => Invariant(
                $"So the audible and visible event in the video is <event> {only.Label} </event>, and the time range is <range> {range.Start},{range.End} </range>."),
            ("avvp", ParsingTruth parsing) =>
                $"Therefore, visual and audio events are: {Events("visual", parsing.Visual)} and {Events("audio", parsing.Audio)}",
            ("avqa", AnswerTruth answer) => $"So the answer is <answer> {answer.Answer} </answer>.",
            ("arig", RegionTruth { Region.Box: var box } named) => Invariant(
                $"The sounding object is {named.Object}. Its coordinate of top left corner is ({box.Left},{box.Top}) and coordinate of bottom right corner is ({box.Right},{box.Bottom})"),
            ("s4" or "ms3", RegionTruth named) when frameIndex is >= 0 and < 5 =>
                $"The object making the sound in the video is {named.Object}. The mask of the object that makes the sound at the {Ordinals[frameIndex]} second is {Mask}",
            ("ref_avs", ReferringTruth { Object: { Length: > 0 } name, Region: not null } referring) when frameIndex is >= 0 and < 10 =>
                $"At the {Ordinals[frameIndex]} second in the video, {referring.Expression} is {name}. Its mask is {Mask}",
            ("avcap", CaptionTruth caption) => caption.Text,
            _ => null,
        };
        return text is not null && (task is "s4" or "ms3" or "ref_avs" || ReadsBack(task, text, truth)) ? text : null;
    }

    private static bool ReadsBack(string task, string text, GroundTruth truth) =>
        AnswerGrammar.Parse(task, text, truth) is ParsedAnswer.Success { Truth: var read } && read == AnswerGrammar.Stated(task, truth);

    private static string Events(string tag, IReadOnlyList<TimedEvent> events) => events.Count == 0
        ? Tags.Wrap(tag, "")
        : string.Join(' ', events.Select(e => Tags.Wrap(tag, e.Label + string.Concat(e.Ranges.Select(static r => Invariant($",({r.Start} {r.End})"))))));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
