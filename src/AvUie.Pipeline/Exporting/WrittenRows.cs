using System.Runtime.CompilerServices;
using AvUie.Core;
using AvUie.Pipeline.Planning;
using AvUie.Shards;

namespace AvUie.Pipeline.Exporting;

/// <summary>The rows of a folder of shards, joined by id with the plan that they were built by. Reads no media.</summary>
internal sealed class WrittenRows
{
    private static readonly string[] Columns =
        [ColumnNames.Id, ColumnNames.Conversation, ColumnNames.Truth, ColumnNames.Answer, ColumnNames.RawFiles];

    private readonly string _folder;
    private readonly Dictionary<string, (SourceSample Sample, int Rank)> _samples;
    private readonly List<ShardReceipt> _receipts = [];

    /// <summary>Looks at the receipts only.</summary>
    /// <exception cref="InvalidDataException">A shard is of another plan, or there is none.</exception>
    public WrittenRows(string folder, Plan plan)
    {
        _folder = folder;
        _samples = Ranked(plan);
        foreach (var chunk in plan.Chunks)
        {
            if (ShardReceipt.Find(folder, chunk.Index) is not { } receipt)
            {
                Pending += chunk.Rows.Count;
                continue;
            }

            if (receipt.PlanHash != plan.Hash)
            {
                throw new InvalidDataException(
                    $"{Path.Combine(folder, ShardNames.Receipt(chunk.Index))}: was built for plan {receipt.PlanHash}, the build file makes plan {plan.Hash}. "
                    + "Give the build file and the annotations that the shards were built from.");
            }

            _receipts.Add(receipt);
        }

        if (_receipts.Count == 0)
        {
            throw new InvalidDataException($"{folder}: holds no finished shard. Run `avuie build` first, or name the folder with --in.");
        }
    }

    /// <summary>Rows of shards that are not built yet.</summary>
    public long Pending { get; }

    /// <summary>Rows that are written.</summary>
    public long Count => _receipts.Sum(static receipt => receipt.Counts.Written);

    /// <summary>Rows that were filtered or failed, by reason code.</summary>
    public IEnumerable<ReasonCount> LeftOut => _receipts.SelectMany(static receipt => receipt.Reasons);

    /// <summary>Every written row in the order of the shards.</summary>
    public async IAsyncEnumerable<ExportRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var receipt in _receipts)
        {
            var path = Path.Combine(_folder, receipt.Parquet.Name);
            await using var reader = await ShardReader.OpenAsync(path, Columns, cancellation);
            await foreach (var row in reader.ReadAsync(cancellation))
            {
                if (!_samples.TryGetValue(row.Id, out var planned))
                {
                    throw new InvalidDataException($"{path}: holds {row.Id}, which the plan does not know. Run `avuie verify {_folder} --deep`.");
                }

                yield return new ExportRow(planned.Sample, planned.Rank, GroundTruthJson.Read(row.Truth), row.Answer, Target(row), row.RawFiles);
            }
        }
    }

    private static string? Target(ShardRow row) =>
        row.Conversation.FirstOrDefault(static turn => turn.Role == "assistant")?.Content is [{ Type: "text", Text: var text }] ? text : null;

    private static Dictionary<string, (SourceSample Sample, int Rank)> Ranked(Plan plan)
    {
        var sources = plan.File.Sources.Select(static source => source.Adapter).Distinct().Index().ToDictionary(static one => one.Item, static one => one.Index);
        return plan.Rows.OfType<SourceRow.Accepted>().Select(static row => row.Value)
            .OrderBy(sample => sources[sample.Source])
            .ThenBy(static sample => sample.Annotation.File, StringComparer.Ordinal)
            .ThenBy(static sample => sample.Annotation.Row)
            .Index()
            .ToDictionary(static one => one.Item.Id, static one => (one.Item, one.Index), StringComparer.Ordinal);
    }
}
