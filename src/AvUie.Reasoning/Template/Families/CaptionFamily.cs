namespace AvUie.Reasoning;

/// <summary>Captions (avcap). The caption itself is the answer and is not repeated.</summary>
internal static class CaptionFamily
{
    public static ReasoningTrace Write(TraceDraft draft)
    {
        var support = ClipSentences.Describe(draft, soundFirst: draft.Vary.Below(2) == 0);
        return draft.Conclude(support == Support.None
            ? "With nothing measured, the description that follows has no support and the cue is weak."
            : draft.Vary.Of(
                "A description of the clip has to agree with these figures; what it names goes beyond them, so they are a weak cue.",
                "The description below names more than levels and movement can show; for that they are a weak cue.",
                "These measurements outline the clip, and as a cue for its content they are weak."), support);
    }
}
