using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>The labels of a plan by task: a judge's wrong options are drawn from them.</summary>
internal static class PlanLabels
{
    /// <summary>The labels; empty where the reasoner judges nothing by other labels.</summary>
    /// <param name="reasoner">Writes the traces.</param>
    /// <param name="rows">Every row of the plan.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IReasoner reasoner, IEnumerable<SourceRow> rows) => reasoner is IMeteredReasoner
        ? LabelVocabulary.Of(rows.OfType<SourceRow.Accepted>().Select(static row => (row.Value.Task, row.Value.Truth)))
        : new Dictionary<string, IReadOnlyList<string>>();
}
