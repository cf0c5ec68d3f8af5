using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>a2v, v2a: one anchor, two candidates. Levels and movement cannot decide which one fits, and the trace says so.</summary>
internal static class MatchingFamily
{
    public static ReasoningTrace Write(TraceDraft draft, MatchTruth truth)
    {
        // The side with two streams holds the candidates; with only one stream a side, the clip is described as it is.
        var (heard, seen) = (draft.Measured.HeardIn(1) is not null, draft.Measured.SeenIn(1) is not null);
        if (heard)
        {
            Seen(draft, 0, "the given video");
            Heard(draft, 0, "the first sound");
            Heard(draft, 1, "the second sound");
        }
        else if (seen)
        {
            Heard(draft, 0, "the given sound");
            Seen(draft, 0, "the first video");
            Seen(draft, 1, "the second video");
        }
        else
        {
            ClipSentences.Describe(draft, soundFirst: true);
        }

        var support = heard || seen ? Support.Weak : Support.None;
        var which = truth.Correct == 1 ? "first" : "second";
        return draft.Conclude(support == Support.Weak
            ? draft.Vary.Below(3) switch
            {
                0 => $"How loud one side is and how much the other moves is a weak cue for a match; the {which} candidate is taken as the one that fits.",
                1 => $"These figures alone are only a weak cue, and the choice falls on the {which} candidate.",
                _ => $"The measurements do not contradict the {which} candidate, though they are a weak cue by themselves.",
            }
            : draft.Vary.Below(2) switch
            {
                0 => $"Without both candidates measured the cue is weak; the choice is the {which} one.",
                _ => $"The cue is weak, as the candidates could not be compared; the {which} one is taken.",
            }, support);
    }

    private static void Heard(TraceDraft draft, int stream, string name)
    {
        if (draft.Measured.HeardIn(stream) is { } heard)
        {
            SoundSentences.Overview(draft, heard, name);
            SoundSentences.Onsets(draft, heard, name);
        }
    }

    private static void Seen(TraceDraft draft, int stream, string name)
    {
        if (draft.Measured.SeenIn(stream) is { } seen)
        {
            MotionSentences.Overview(draft, seen, name);
            MotionSentences.Peak(draft, seen);
        }
    }
}
