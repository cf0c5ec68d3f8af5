using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Short answers (avqa) and options (avqa_thu). The question is not repeated: the reader has it.</summary>
internal static class QuestionFamily
{
    public static ReasoningTrace Write(TraceDraft draft, AnswerTruth truth) => Conclude(draft, PlainText.Of(truth.Answer, "the answer"));

    public static ReasoningTrace Write(TraceDraft draft, ChoiceTruth truth)
    {
        var option = truth.Index >= 0 && truth.Index < truth.Options.Count ? truth.Options[truth.Index] : "";
        return Conclude(draft, PlainText.Of(option, "the option"));
    }

    private static ReasoningTrace Conclude(TraceDraft draft, string answer)
    {
        var support = ClipSentences.Describe(draft, soundFirst: draft.Vary.Below(2) == 0);
        return draft.Conclude(support == Support.None
            ? draft.Vary.Below(2) switch
            {
                0 => $"As nothing was measured, the cue is weak and {answer} is given without support.",
                _ => $"The cue is weak: no measurement bears on the question, and {answer} is the reply.",
            }
            : draft.Vary.Below(3) switch
            {
                0 => $"These measurements do not settle the question; they are a weak cue, compatible with {answer}.",
                1 => $"What was measured is a weak cue for this question and does not contradict {answer}.",
                _ => $"The figures describe the clip rather than the question, so they are a weak cue; the reply is {answer}.",
            }, support);
    }
}
