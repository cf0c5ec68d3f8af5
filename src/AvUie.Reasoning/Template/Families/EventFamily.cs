using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Events with times (ave, unav): each distinct stretch is compared with the rest of the clip, in sound and picture.</summary>
internal static class EventFamily
{
    /// <summary>Stretches spoken of at most, so that a trace stays within its length.</summary>
    internal const int MostStretches = 2;

    /// <summary>From more stretches than this on the answer itself is long, and only the first is spoken of.</summary>
    private const int ManyStretches = 3;

    /// <summary>Events named in the inference at most.</summary>
    internal const int MostEvents = 3;

    public static ReasoningTrace Write(TraceDraft draft, EventsTruth truth)
    {
        var measured = draft.Measured;
        if (measured.Heard is { } overview)
        {
            SoundSentences.Overview(draft, overview);
            SoundSentences.Silence(draft, overview);
            SoundSentences.Onsets(draft, overview);
        }

        if (measured.Seen is { } picture)
        {
            MotionSentences.Overview(draft, picture);
            if (measured.Heard is null)
            {
                MotionSentences.Peak(draft, picture);
            }
        }

        var scale = TimeScale.Of(draft);
        var ranges = truth.Events.SelectMany(static one => one.Ranges).Distinct().Order(TimeOrder.Instance).ToArray();
        var supports = new List<Support>(ranges.Length);
        for (var n = 0; n < ranges.Length; n++)
        {
            supports.Add(n < (ranges.Length > ManyStretches ? 1 : MostStretches) ? Stretch(draft, ranges[n], scale) : Judge(measured, ranges[n], scale));
        }

        if (draft.Steps == 0)
        {
            ClipSentences.Nothing(draft);
        }

        var support = ranges.Length == 0 && !measured.Nothing ? Support.Weak : Supports.All(supports);
        return draft.Conclude(Inference(draft, Names(truth.Events, scale), support, ranges.Length > 0), support);
    }

    /// <summary><c>Bark from 2 s to 5 s and Cat from 0 s to 1 s</c>.</summary>
    internal static string Names(IReadOnlyList<TimedEvent> events, TimeScale scale)
    {
        var named = events.Take(MostEvents).Select(one =>
        {
            var spans = Wording.List([.. one.Ranges.Distinct().Take(MostStretches).Select(scale.Words)]);
            var label = PlainText.Of(one.Label, "the event");
            var more = one.Ranges.Distinct().Count() > MostStretches ? ", among other times" : "";
            return spans.Length == 0 ? label : $"{label} {spans}{more}";
        }).ToList();
        if (events.Count > MostEvents)
        {
            named.Add("the remaining events");
        }

        return named.Count == 0 ? "no event" : Wording.List(named);
    }

    /// <summary>An event is heard and seen, so either may carry it, but a picture alone is never a strong cue for a sound.</summary>
    private static Support Stretch(TraceDraft draft, TimeRange range, TimeScale scale)
    {
        var (start, end) = scale.Seconds(range);
        var span = scale.Words(range);
        var heard = draft.Measured.Heard is { } sound ? SoundSentences.Interval(draft, sound, start, end, span) : Support.None;
        var seen = draft.Measured.Seen is { } picture ? MotionSentences.Interval(draft, picture, start, end, span) : Support.None;
        return Combine(draft.Measured, heard, seen);
    }

    private static Support Judge(Measurements measured, TimeRange range, TimeScale scale)
    {
        var (start, end) = scale.Seconds(range);
        return Combine(
            measured,
            measured.Heard is { } sound ? IntervalSupport.OfSound(sound.Levels, start, end) : Support.None,
            measured.Seen is { } picture ? IntervalSupport.OfMotion(picture.Motion, start, end) : Support.None);
    }

    private static Support Combine(Measurements measured, Support heard, Support seen) => measured.Heard is null
        ? seen
        : heard == Support.None && seen == Support.Strong ? Support.Weak : heard;

    private static string Inference(TraceDraft draft, string events, Support support, bool timed) => support switch
    {
        Support.Strong => draft.Vary.Below(3) switch
        {
            0 => $"Read together, these measurements agree with {events}.",
            1 => $"The measured times are in keeping with {events}.",
            _ => $"This sets the same stretch of the clip apart as {events}.",
        },
        Support.Weak when !timed => $"No times are at hand to compare with, so the measurements are a weak cue for {events}.",
        Support.Weak => draft.Vary.Below(3) switch
        {
            0 => $"The measurements only partly agree with {events}; the cue is weak.",
            1 => $"As a whole this is a weak cue for {events}.",
            _ => $"The evidence leaves room for {events}, but the cue is weak.",
        },
        _ => draft.Vary.Below(2) switch
        {
            0 => $"The measurements do not bear out {events}; the cue is weak.",
            _ => $"Nothing measured supports {events}, so the cue is weak.",
        },
    };
}
