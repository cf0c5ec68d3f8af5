using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Audio-visual parsing (avvp): sound is held against the audible events only, movement against the visible ones.</summary>
internal static class ParsingFamily
{
    /// <summary>From more stretches than this on, of both modalities, only the first of each is spoken of.</summary>
    private const int ManyStretches = 3;

    public static ReasoningTrace Write(TraceDraft draft, ParsingTruth truth)
    {
        var measured = draft.Measured;
        var most = Ranges(truth.Audio).Count() + Ranges(truth.Visual).Count() > ManyStretches ? 1 : EventFamily.MostStretches;
        var supports = new List<Support>();
        if (measured.Heard is { } heard)
        {
            SoundSentences.Overview(draft, heard);
            SoundSentences.Silence(draft, heard);
        }

        foreach (var (range, n) in Ranges(truth.Audio))
        {
            var (start, end) = TimeScale.Of(draft).Seconds(range);
            supports.Add(
                measured.Heard is not { } sound ? Support.None
                : n < most ? SoundSentences.Interval(draft, sound, start, end, Wording.Span(start, end))
                : IntervalSupport.OfSound(sound.Levels, start, end));
        }

        if (measured.Seen is { } seen)
        {
            MotionSentences.Overview(draft, seen);
            MotionSentences.Peak(draft, seen);
        }

        foreach (var (range, n) in Ranges(truth.Visual))
        {
            var (start, end) = TimeScale.Of(draft).Seconds(range);
            supports.Add(
                measured.Seen is not { } picture ? Support.None
                : n < most ? MotionSentences.Interval(draft, picture, start, end, Wording.Span(start, end))
                : IntervalSupport.OfMotion(picture.Motion, start, end));
        }

        if (draft.Steps == 0)
        {
            ClipSentences.Nothing(draft);
        }

        var support = supports.Count == 0 && !measured.Nothing ? Support.Weak : Supports.All(supports);
        return draft.Conclude(Inference(draft, truth, support), support);
    }

    private static IEnumerable<(TimeRange Range, int Index)> Ranges(IReadOnlyList<TimedEvent> events) =>
        events.SelectMany(static one => one.Ranges).Distinct().Order(TimeOrder.Instance).Select(static (range, n) => (range, n));

    private static string Inference(TraceDraft draft, ParsingTruth truth, Support support)
    {
        var scale = TimeScale.Of(draft);
        var what = $"{EventFamily.Names(truth.Audio, scale)} on the audible side and {EventFamily.Names(truth.Visual, scale)} on the visible side";
        return support switch
        {
            Support.Strong => draft.Vary.Below(2) switch
            {
                0 => $"The measured times are in keeping with {what}.",
                _ => $"Sound and movement agree with {what}.",
            },
            Support.Weak => draft.Vary.Below(2) switch
            {
                0 => $"The cue is weak, though it leaves room for {what}.",
                _ => $"This is a weak cue for {what}.",
            },
            _ => draft.Vary.Below(2) switch
            {
                0 => $"The measurements do not bear out {what}; the cue is weak.",
                _ => $"Nothing measured supports {what}, so the cue is weak.",
            },
        };
    }
}
