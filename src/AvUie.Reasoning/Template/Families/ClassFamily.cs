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
            ? draft.Vary.Below(2) switch
            {
                0 => $"With nothing measured the cue is weak, and {label} is named without support.",
                _ => $"No measurement supports {label}, so the cue is weak.",
            }
            : draft.Vary.Below(3) switch
            {
                0 => $"Levels and movement are a weak cue for the kind of scene; they are compatible with {label}.",
                1 => $"None of this names a class by itself, but nothing in it speaks against {label}; the cue is weak.",
                _ => $"These measurements fit {label} without singling it out, which makes them a weak cue.",
            }, support);
    }
}
