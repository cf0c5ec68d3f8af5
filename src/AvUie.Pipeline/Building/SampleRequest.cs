using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>What a reasoner is asked about a sample.</summary>
internal static class SampleRequest
{
    /// <summary>Whether a sample's target has a trace: a published one is finished, and some tasks' answers stand alone.</summary>
    public static bool IsNeeded(SourceSample sample) => sample.PublishedTarget is null && !AnswerGrammar.StandsAlone(sample.Task);

    /// <summary>The request.</summary>
    /// <param name="decoded">The sample with its media.</param>
    /// <param name="otherLabels">Labels of the task's other samples.</param>
    public static ReasoningRequest Of(DecodedSample decoded, IReadOnlyList<string> otherLabels)
    {
        var sample = decoded.Sample;
        return new ReasoningRequest(sample.Id, sample.Task, sample.Truth, EvidenceCollector.Collect(SampleEvidence.Of(decoded)))
        {
            Instruction = TaskTable.Get(sample.Task).Instruction(sample.Truth),
            Media = SampleMedia.Of(decoded),
            OtherLabels = otherLabels,
        };
    }
}
