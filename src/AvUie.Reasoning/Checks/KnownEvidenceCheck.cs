namespace AvUie.Reasoning;

/// <summary>Every evidence id that a step rests on must exist.</summary>
internal sealed class KnownEvidenceCheck : ITraceCheck
{
    public string Name => "known_evidence";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var known = request.Evidence.Select(static item => item.Id).ToHashSet(StringComparer.Ordinal);
        var unknown = trace.Steps.SelectMany(static step => step.EvidenceIds).FirstOrDefault(id => !known.Contains(id));
        return unknown is null ? null : $"a step rests on evidence '{unknown}', which does not exist";
    }
}
