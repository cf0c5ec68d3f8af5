using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Actions (ks, ucf: picture first) and emotions (sound first). No measurement here names a class.</summary>
internal static class ClassFamily
{
    public static ReasoningTrace Write(TraceDraft draft, ClassTruth truth)
    {
        var support = ClipSentences.Describe(draft, soundFirst: draft.Task is not ("ks" or "ucf"));
        var label = PlainText.Of(truth.Label, "the class");
        return draft.Conclude(support == Support.None
            ? draft.Vary.Of(
                $"With nothing measured the cue is weak, and {label} is named without support.",
                $"No measurement supports {label}, so the cue is weak.")
            : draft.Vary.Of(
                $"Levels and movement are a weak cue for the kind of scene; they are compatible with {label}.",
                $"None of this names a class by itself, but nothing in it speaks against {label}; the cue is weak.",
                $"These measurements fit {label} without singling it out, which makes them a weak cue."), support);
    }
}
