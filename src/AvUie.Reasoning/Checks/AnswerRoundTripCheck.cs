using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The target must end in the answer that code rendered, and read back as the truth through the answer grammar.</summary>
internal sealed class AnswerRoundTripCheck : ITraceCheck
{
    public string Name => "answer_round_trip";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        switch (AnswerGrammar.Render(request.Task, request.Truth))
        {
            case RenderedAnswer.Failure unsayable:
                return $"the truth has no answer: {unsayable.Detail}";
            case RenderedAnswer.Success { Text: var answer }:
                if (rendered != answer && rendered != TraceRenderer.Render(trace, answer) && rendered != TraceRenderer.Render(trace, answer, TraceStyle.Think))
                {
                    return $"the target is not the trace followed by '{Printable.Of(answer, 200)}'";
                }

                break;
        }

        return AnswerRoundTrip.Grammar(request.Task, request.Truth, rendered);
    }
}
