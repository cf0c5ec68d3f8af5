namespace AvUie.Reasoning;

/// <summary>The walk through a clip as a whole, for tasks whose answer has no time or place.</summary>
internal static class ClipSentences
{
    /// <summary>Up to so many observations a trace says that there are no others: it would be too short to be an argument.</summary>
    private const int FewSteps = 2;

    /// <summary>Writes sound and picture, in the order asked for.</summary>
    /// <returns>Weak where something was measured: levels and movement name no class and answer no question.</returns>
    public static Support Describe(TraceDraft draft, bool soundFirst)
    {
        if (soundFirst)
        {
            Heard(draft);
            Seen(draft);
        }
        else
        {
            Seen(draft);
            Heard(draft);
        }

        if (draft.Steps == 0)
        {
            Nothing(draft);
            return Support.None;
        }

        if (draft.Steps <= FewSteps)
        {
            draft.Say(Modality.Text, null, null, "Nothing else was measured for this sample, so there is little to weigh for or against an answer.");
        }

        return Support.Weak;
    }

    /// <summary>Says that there is nothing to speak of.</summary>
    public static void Nothing(TraceDraft draft) => draft.Say(
        Modality.Text, null, null,
        draft.Vary.Of("Neither sound nor picture could be measured for this sample. No level, movement or outline is at hand to weigh for or against an answer.",
            "There is no measurement of sound or picture to go by. Without level, movement or outline nothing can be weighed for or against an answer."));

    private static void Heard(TraceDraft draft)
    {
        if (draft.Measured.Heard is { } heard)
        {
            SoundSentences.Overview(draft, heard);
            SoundSentences.Silence(draft, heard);
            SoundSentences.Onsets(draft, heard);
            SoundSentences.Spectrum(draft, heard);
        }
    }

    private static void Seen(TraceDraft draft)
    {
        if (draft.Measured.Seen is { } seen)
        {
            MotionSentences.Overview(draft, seen);
            MotionSentences.Peak(draft, seen);
            MotionSentences.Brightness(draft, seen);
        }
    }
}
