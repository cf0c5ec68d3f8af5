using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>The labels of a plan by task: a judge's wrong options are drawn from them.</summary>
internal static class PlanLabels
{
    /// <summary>The labels; empty where the reasoner judges nothing by other labels.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(BuildRequest request) => request.Reasoner is IMeteredReasoner
        ? LabelVocabulary.Of(request.Chunks.SelectMany(static chunk => chunk).OfType<SourceRow.Accepted>().Select(static row => (row.Value.Task, row.Value.Truth)))
        : new Dictionary<string, IReadOnlyList<string>>();
}
