using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>What the sentences of one trace are written into.</summary>
internal sealed class TraceDraft(ReasoningRequest request)
{
    private readonly List<TraceStep> _steps = [];

    public Variation Vary = new(request.SampleId);

    public string Task { get; } = request.Task;

    /// <summary>Ranges count tenths of the clip.</summary>
    public bool InTenths { get; } = request.Task == "unav" && request.Truth is not EventsTruth { InSeconds: true };

    public Measurements Measured { get; } = new(request.Evidence);

    public int Steps => _steps.Count;

    public void Say(Modality modality, double? start, double? end, string observation, params string[] evidenceIds) =>
        _steps.Add(new TraceStep(modality, start, end, observation, evidenceIds));

    public ReasoningTrace Conclude(string inference, Support support) => new(_steps, inference, support.Name());
}
