using AvUie.Core;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Traces;

/// <summary>What the traces of a folder of shards are like.</summary>
/// <param name="Shards">Finished shards that were read.</param>
/// <param name="Tasks">By task, then all together.</param>
/// <param name="Duplicates">Near-duplicates by label, most alike first.</param>
internal sealed record TraceReport(int Shards, IReadOnlyList<TraceStatistics> Tasks, IReadOnlyList<LabelDuplicates> Duplicates)
{
    /// <summary>Traces that a label must have for its share of near-duplicates to be told.</summary>
    public const int LeastTraces = 20;

    private static readonly string[] Columns = [ColumnNames.Id, ColumnNames.Task, ColumnNames.Truth, ColumnNames.Answer, ColumnNames.Trace];

    /// <summary>All together.</summary>
    public TraceStatistics All => Tasks[^1];

    /// <summary>Reads the finished shards of a folder, sealed or not, in their order.</summary>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static async Task<TraceReport> OfAsync(string folder, CancellationToken cancellation)
    {
        var corpus = new TraceCorpus();
        var shards = 0;
        foreach (var path in Directory.EnumerateFiles(folder, "shard-*.json").Order(StringComparer.Ordinal))
        {
            var receipt = ShardReceipt.Read(path);
            shards++;
            foreach (var entry in Ledger.Read(Path.Combine(folder, receipt.Ledger.Name)).Where(static entry => entry.Stage == Stage.Reason))
            {
                corpus.Refused(entry.Task, entry.Detail);
            }

            var parquet = Path.Combine(folder, receipt.Parquet.Name);
            await using var reader = await ShardReader.OpenAsync(parquet, Columns, cancellation);
            await foreach (var row in reader.ReadAsync(cancellation))
            {
                if (row.Trace is { } json)
                {
                    corpus.Written(row.Task, Truth(parquet, row), row.Answer, TraceJson.Read(json, out var error) ?? throw Damaged(parquet, row, $"its trace is none: {error}"));
                }
            }
        }

        return new TraceReport(shards, corpus.Statistics(), corpus.Duplicates(LeastTraces));
    }

    private static GroundTruth Truth(string parquet, ShardRow row)
    {
        try
        {
            return GroundTruthJson.Read(row.Truth);
        }
        catch (Exception error) when (error is FormatException or System.Text.Json.JsonException or InvalidDataException)
        {
            throw Damaged(parquet, row, $"its truth is none: {error.Message}");
        }
    }

    private static InvalidDataException Damaged(string parquet, ShardRow row, string what) =>
        new($"{parquet}, row {Printable.Of(row.Id)}: {Printable.Of(what, 300)}; build the shard again");
}
