using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The sounding object (s4, ms3, arig) and the object of an expression (ref_avs): sound around the frame, then geometry.</summary>
internal static class SegmentationFamily
{
    public static ReasoningTrace Write(TraceDraft draft, RegionTruth truth)
    {
        var audible = Sound(draft);
        Picture(draft);
        var geometry = RegionSentences.Describe(draft);
        if (draft.Steps == 0)
        {
            ClipSentences.Nothing(draft);
        }

        // The region bears out where the object is; only audible sound bears out that it sounds.
        var support = geometry == Support.Strong && !audible ? Support.Weak
            : geometry == Support.None && audible ? Support.Weak : geometry;
        var label = PlainText.Of(truth.Object, "the object");
        return draft.Conclude(support switch
        {
            Support.Strong => draft.Vary.Below(2) switch
            {
                0 => $"Sound is present and the region is well set apart, in keeping with {label} there.",
                _ => $"With audible sound and a consistent outline, the region is attributed to {label}.",
            },
            Support.Weak => draft.Vary.Below(2) switch
            {
                0 => $"As a cue for {label} in this place, the measurements are weak.",
                _ => $"The measurements leave room for {label} there, but the cue is weak.",
            },
            _ => $"Nothing measured supports {label} in a certain place, so the cue is weak.",
        }, support);
    }

    public static ReasoningTrace Write(TraceDraft draft, ReferringTruth truth)
    {
        Sound(draft);
        Picture(draft);
        var support = truth.Object is null ? Support.None : RegionSentences.Describe(draft);
        var expression = PlainText.Of(truth.Expression, "the expression");
        if (draft.Steps == 0)
        {
            ClipSentences.Nothing(draft);
        }
        else if (support == Support.None)
        {
            support = Support.Weak;
        }

        if (truth.Object is null)
        {
            return Absent(draft, expression, support);
        }

        return draft.Conclude(support switch
        {
            Support.Strong => draft.Vary.Below(2) switch
            {
                0 => $"The outline is consistent, and the words “{expression}” are taken to mean this region.",
                _ => $"This region, with its points inside, is the one for the words “{expression}”.",
            },
            Support.Weak => $"For the words “{expression}” these measurements are a weak cue.",
            _ => $"Nothing measured supports a place for the words “{expression}”, so the cue is weak.",
        }, support);
    }

    /// <summary>No measurement shows that a thing is absent; an outline in the evidence even speaks against it.</summary>
    private static ReasoningTrace Absent(TraceDraft draft, string expression, Support support) => draft.Measured.Area is null
        ? draft.Conclude(draft.Vary.Below(2) switch
        {
            0 => $"No region was found to measure for the words “{expression}”; that is a weak cue that what they describe is absent.",
            _ => $"For the words “{expression}” there is no outline to measure, which is a weak cue that nothing here answers to them.",
        }, support)
        : draft.Conclude($"An outline was measured although nothing should answer to the words “{expression}”, so the cue is weak.", Support.None);

    private static bool Sound(TraceDraft draft)
    {
        if (draft.Measured.Heard is not { } heard)
        {
            return false;
        }

        SoundSentences.Overview(draft, heard);
        SoundSentences.Onsets(draft, heard);
        SoundSentences.Spectrum(draft, heard);
        return heard.Levels.Any(static level => IntervalSupport.IsAudible(level));
    }

    private static void Picture(TraceDraft draft)
    {
        if (draft.Measured.Seen is { } seen)
        {
            MotionSentences.Overview(draft, seen);
        }
    }
}
