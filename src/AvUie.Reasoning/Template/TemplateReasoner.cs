using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// The embedded reasoner: sentences from measurements. It names nothing that was not measured except the label itself, says where a
/// cue is weak, and signs as <c>template</c>: it is no model and does not pretend to be one.
/// </summary>
public sealed class TemplateReasoner : IReasoner
{
    /// <summary>Model name of its provenance.</summary>
    public const string Model = "template/v1";

    /// <inheritdoc/>
    public ValueTask<ReasoningResult> ReasonAsync(ReasoningRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ReasoningResult>(Reason(request));
    }

    internal static ReasoningResult.Success Reason(ReasoningRequest request)
    {
        var draft = new TraceDraft(request);
        var trace = request.Truth switch
        {
            MatchTruth truth => MatchingFamily.Write(draft, truth),
            ClassTruth truth => ClassFamily.Write(draft, truth),
            AnswerTruth truth => QuestionFamily.Write(draft, truth),
            ChoiceTruth truth => QuestionFamily.Write(draft, truth),
            EventsTruth truth => EventFamily.Write(draft, truth),
            ParsingTruth truth => ParsingFamily.Write(draft, truth),
            CaptionTruth => CaptionFamily.Write(draft),
            RegionTruth truth => SegmentationFamily.Write(draft, truth),
            ReferringTruth truth => SegmentationFamily.Write(draft, truth),
            var other => throw new ArgumentException($"no sentences for {other.GetType().Name}", nameof(request)),
        };
        return new ReasoningResult.Success(trace, new TraceProvenance("template", Model, EvidenceHash.Of(request.Evidence), 0, 0));
    }
}
