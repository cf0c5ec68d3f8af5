using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>What a reasoner is given.</summary>
/// <param name="SampleId">The sample's id; the seed of every variation.</param>
/// <param name="Task">Task name.</param>
/// <param name="Truth">The ground truth, with its region where the task has one.</param>
/// <param name="Evidence">What was measured or declared.</param>
public sealed record ReasoningRequest(string SampleId, string Task, GroundTruth Truth, IReadOnlyList<EvidenceItem> Evidence);

/// <summary>A trace or the reason why there is none. Closed.</summary>
public abstract record ReasoningResult
{
    private ReasoningResult()
    {
    }

    /// <summary>A trace.</summary>
    /// <param name="Trace">The steps and the inference.</param>
    /// <param name="Provenance">Who wrote it, from what.</param>
    public sealed record Success(ReasoningTrace Trace, TraceProvenance Provenance) : ReasoningResult;

    /// <summary>No trace.</summary>
    /// <param name="Reason">The reason code.</param>
    /// <param name="Detail">For a person.</param>
    public sealed record Failure(ReasonCode Reason, string Detail) : ReasoningResult;
}
