namespace AvUie.Reasoning;

/// <summary>The modality of a piece of evidence.</summary>
public enum Modality
{
    /// <summary>Heard.</summary>
    Audio,

    /// <summary>Seen.</summary>
    Visual,

    /// <summary>Read: a caption, a transcript, a question.</summary>
    Text,
}

/// <summary>One measured or declared fact.</summary>
/// <param name="Id">Unique within the sample, such as <c>a3</c> or <c>v0</c>.</param>
/// <param name="Modality">Heard, seen or read.</param>
/// <param name="Start">First second; null where it holds for the whole clip.</param>
/// <param name="End">Second after the last.</param>
/// <param name="Kind">What was measured, such as <c>audio_level</c>, <c>onset</c>, <c>motion</c>, <c>mask_geometry</c>.</param>
/// <param name="Value">The measurement with its unit, such as <c>-23.5 dBFS</c>.</param>
/// <param name="Source"><c>measured</c>, or the name of what declared it.</param>
public sealed record EvidenceItem(
    string Id, Modality Modality, double? Start, double? End, string Kind, string Value, string Source);

/// <summary>One step of a trace.</summary>
/// <param name="Modality">Heard, seen or read.</param>
/// <param name="Start">First second; null where it holds for the whole clip.</param>
/// <param name="End">Second after the last.</param>
/// <param name="Observation">The sentence.</param>
/// <param name="EvidenceIds">The evidence it rests on.</param>
public sealed record TraceStep(Modality Modality, double? Start, double? End, string Observation, IReadOnlyList<string> EvidenceIds);

/// <summary>A structured trace. It holds no answer.</summary>
/// <param name="Steps">Observations in the order of the argument.</param>
/// <param name="Inference">What follows from them, in one sentence.</param>
/// <param name="EvidenceSupport"><c>strong</c>, <c>weak</c> or <c>none</c>.</param>
public sealed record ReasoningTrace(IReadOnlyList<TraceStep> Steps, string Inference, string EvidenceSupport);

/// <summary>Who wrote a trace.</summary>
/// <param name="Kind"><c>template</c>, <c>llm</c>, or <c>published</c> (the release's own text, its model unknown).</param>
/// <param name="Model">Model name and version, such as <c>template/v1</c>.</param>
/// <param name="EvidenceSha256">Hash of the evidence it was given.</param>
/// <param name="TokensIn">Tokens read; 0 for a template.</param>
/// <param name="TokensOut">Tokens written; 0 for a template.</param>
public sealed record TraceProvenance(string Kind, string Model, string EvidenceSha256, int TokensIn, int TokensOut)
{
    /// <summary>The reply that the trace was read from; null for a template.</summary>
    public ReplyProvenance? Reply { get; init; }

    /// <summary>Why a template's trace stands in for a model's; null where it was asked for.</summary>
    public string? StandsInFor { get; init; }
}
