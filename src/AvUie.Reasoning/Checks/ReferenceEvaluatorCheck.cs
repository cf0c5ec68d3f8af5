namespace AvUie.Reasoning;

/// <summary>The reference's evaluator must read the truth's box and points out of the target.</summary>
internal sealed class ReferenceEvaluatorCheck : ITraceCheck
{
    public string Name => "reference_evaluator";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered) =>
        ReferenceEvaluator.Objection(request.Task, request.Truth, rendered);
}
