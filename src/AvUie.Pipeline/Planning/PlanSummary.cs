using System.Text.Json;
using AvUie.Core;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Planning;

/// <summary>A plan in numbers: <c>avuie plan --json</c>, and <c>plan.json</c> beside the shards.</summary>
/// <param name="Name">Name of the build.</param>
/// <param name="PlanHash">Hash of the plan.</param>
/// <param name="BuildHash">Hash of what else shapes the bytes.</param>
/// <param name="Rows">Rows, rejected ones included.</param>
/// <param name="Shards">Shards.</param>
/// <param name="SamplesPerShard">Rows of a full shard.</param>
/// <param name="Tasks">By task and split.</param>
/// <param name="Rejected">Rejected rows by reason code.</param>
public sealed record PlanSummary(
    string Name,
    string PlanHash,
    string BuildHash,
    int Rows,
    int Shards,
    int SamplesPerShard,
    IReadOnlyList<PlannedTask> Tasks,
    IReadOnlyDictionary<string, int> Rejected)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Counts a plan.</summary>
    public static PlanSummary Of(BuildPlan plan, CheckedBuild build)
    {
        var tasks = new SortedDictionary<string, PlannedTask>(StringComparer.Ordinal);
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in plan.Rows)
        {
            var (task, split, rejected) = row switch
            {
                SourceRow.Accepted { Value: var sample } => (sample.Task, sample.Split, false),
                SourceRow.Rejected { Value: var rejection } => (rejection.Task, rejection.Split, true),
                _ => throw new InvalidOperationException("a row is accepted or rejected"),
            };
            var key = $"{task}/{(split is { } s ? ((int)s).ToString(System.Globalization.CultureInfo.InvariantCulture) : "9")}";
            var count = tasks.GetValueOrDefault(key) ?? new PlannedTask(task, split?.Name(), 0, 0);
            tasks[key] = rejected ? count with { Rejected = count.Rejected + 1 } : count with { Samples = count.Samples + 1 };
            if (row is SourceRow.Rejected { Value.Reason.Name: var reason })
            {
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
            }
        }

        return new PlanSummary(
            build.File.Name, plan.Hash, build.ContentHash, plan.RowCount, plan.Chunks.Count, build.File.SamplesPerShard,
            [.. tasks.Values], reasons);
    }

    /// <summary>The summary as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Rows of one task and split.</summary>
/// <param name="Task">Task.</param>
/// <param name="Split">Split; null for rejected rows that name none.</param>
/// <param name="Samples">Samples to build.</param>
/// <param name="Rejected">Rows that became no sample.</param>
public sealed record PlannedTask(string Task, string? Split, int Samples, int Rejected);
