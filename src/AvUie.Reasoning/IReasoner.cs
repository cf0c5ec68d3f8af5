namespace AvUie.Reasoning;

/// <summary>Turns evidence and ground truth into a structured reasoning trace.</summary>
/// <remarks>Thread-safe. A trace that cannot be had is a value; only cancellation and programmer errors throw.</remarks>
public interface IReasoner
{
    /// <summary>Writes one trace. The answer of the sample is never taken from it: code copies the answer from the ground truth.</summary>
    ValueTask<ReasoningResult> ReasonAsync(ReasoningRequest request, CancellationToken cancellation);
}
