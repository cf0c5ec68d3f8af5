using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Shards;

namespace AvUie.Pipeline.Planning;

/// <summary>What <c>plan.json</c> says of a plan; <c>schemas/plan.schema.json</c> describes it. It holds no path and no clock.</summary>
/// <param name="FormatVersion">Version of this form.</param>
/// <param name="Name">Name of the data set.</param>
/// <param name="PlanHash">SHA-256 of the plan.</param>
/// <param name="BuildHash">SHA-256 of what else in the build file shapes the output.</param>
/// <param name="SamplesPerShard">Samples of a shard at the most.</param>
/// <param name="Rows">Samples and rejections.</param>
/// <param name="Samples">Rows that will be built where their media are.</param>
/// <param name="Rejected">Rows that became no sample.</param>
/// <param name="Tasks">By task and split.</param>
/// <param name="Reasons">Rejections by reason code.</param>
/// <param name="Sources">What was read.</param>
/// <param name="Shards">By index.</param>
internal sealed record PlanSummary(
    int FormatVersion, string Name, string PlanHash, string BuildHash, int SamplesPerShard, int Rows, int Samples, int Rejected,
    IReadOnlyList<PlanTask> Tasks, IReadOnlyList<PlanReason> Reasons, IReadOnlyList<PlanSource> Sources, IReadOnlyList<PlanShard> Shards)
{
    /// <summary>File name in the output folder.</summary>
    public const string FileName = "plan.json";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    public static PlanSummary Of(Plan plan)
    {
        var tasks = plan.Rows.GroupBy(static row => row switch
        {
            SourceRow.Accepted { Value: var sample } => (sample.Task, Split: sample.Split.Name()),
            SourceRow.Rejected { Value: var rejection } => (rejection.Task, Split: rejection.Split?.Name()),
            _ => throw new InvalidOperationException("a third kind of row"),
        });
        var reasons = plan.Rows.OfType<SourceRow.Rejected>().GroupBy(static row => row.Value.Reason);
        var samples = plan.Rows.Count(static row => row is SourceRow.Accepted);
        return new PlanSummary(
            1, plan.File.Name, plan.Hash, plan.File.ContentHash(), plan.File.SamplesPerShard, plan.Rows.Count, samples, plan.Rows.Count - samples,
            [.. tasks.Select(static rows => PlanTask.Of(rows.Key.Task, rows.Key.Split, [.. rows]))
                .OrderBy(static task => task.Task, StringComparer.Ordinal).ThenBy(static task => SplitNames.Parse(task.Split) ?? (Split)int.MaxValue)],
            [.. reasons.Select(static rows => new PlanReason(rows.Key.Name, rows.Key.Outcome.ToString().ToLowerInvariant(), rows.Count()))
                .OrderBy(static reason => reason.Reason, StringComparer.Ordinal)],
            [.. plan.File.Sources.Select(static source => new PlanSource(source.Adapter, source.Tasks ?? [], source.Splits ?? [], source.Options))],
            [.. plan.Chunks.Select(static chunk => new PlanShard(chunk.Index, chunk.Rows.Count, chunk.Samples))]);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";

    /// <summary>Writes <c>plan.json</c> whole or not at all.</summary>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, FileName), System.Text.Encoding.UTF8.GetBytes(ToJson()));
    }
}

/// <summary>Rows of a task and split.</summary>
internal sealed record PlanTask(string Task, string? Split, int Samples, int Rejected)
{
    public static PlanTask Of(string task, string? split, IReadOnlyCollection<SourceRow> rows)
    {
        var samples = rows.Count(static row => row is SourceRow.Accepted);
        return new PlanTask(task, split, samples, rows.Count - samples);
    }
}

/// <summary>Rejections for a reason; the outcome is filtered or failed.</summary>
internal sealed record PlanReason(string Reason, string Outcome, int Count);

/// <summary>A source as it was read, defaults filled in.</summary>
internal sealed record PlanSource(string Adapter, IReadOnlyList<string> Tasks, IReadOnlyList<string> Splits, IReadOnlyDictionary<string, string> Options);

/// <summary>A shard to be.</summary>
internal sealed record PlanShard(int Index, int Rows, int Samples);
