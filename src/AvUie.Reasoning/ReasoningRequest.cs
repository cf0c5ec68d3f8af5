using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>What a reasoner is given.</summary>
/// <param name="SampleId">The sample's id; the seed of every variation.</param>
/// <param name="Task">Task name.</param>
/// <param name="Truth">The ground truth, with its region where the task has one.</param>
/// <param name="Evidence">What was measured or declared.</param>
public sealed record ReasoningRequest(string SampleId, string Task, GroundTruth Truth, IReadOnlyList<EvidenceItem> Evidence)
{
    /// <summary>The instruction as the trained model will be asked it.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>The sample's pictures and sounds in content order. A reasoner that does not look at them does not pay for encoding them.</summary>
    public IReadOnlyList<MediaPart> Media { get; init; } = [];

    /// <summary>Labels of the task's other samples, from which a judge's wrong options are drawn.</summary>
    public IReadOnlyList<string> OtherLabels { get; init; } = [];
}

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
    /// <param name="Attempts">How many replies were weighed, 1 at least.</param>
    public sealed record Failure(ReasonCode Reason, string Detail, int Attempts = 1) : ReasoningResult;
}
