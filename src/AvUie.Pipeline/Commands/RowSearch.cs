using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary>Where a sample ended. Closed.</summary>
internal abstract record RowPlace
{
    private RowPlace()
    {
    }

    /// <param name="Receipt">The shard.</param>
    /// <param name="Number">0-based row in it.</param>
    /// <param name="Row">Everything but media.</param>
    internal sealed record Written(ShardReceipt Receipt, int Number, ShardRow Row) : RowPlace;

    /// <param name="Receipt">The shard.</param>
    /// <param name="Entry">Its line of the ledger.</param>
    internal sealed record LeftOut(ShardReceipt Receipt, LedgerEntry Entry) : RowPlace;
}

/// <summary>Finds a sample in a folder of shards, sealed or not, reading ids only until it is found.</summary>
internal static class RowSearch
{
    private static readonly string[] NoMedia =
    [
        ColumnNames.Id, ColumnNames.Source, ColumnNames.Task, ColumnNames.Family, ColumnNames.Split, ColumnNames.SubSplit, ColumnNames.VideoTimings,
        ColumnNames.SoundSeconds, ColumnNames.FrameIndex, ColumnNames.Truth, ColumnNames.Answer, ColumnNames.Trace, ColumnNames.Provenance,
        ColumnNames.Fields, ColumnNames.AnnotationFile, ColumnNames.AnnotationRow, ColumnNames.RawFiles,
    ];

    public static async Task<RowPlace?> FindAsync(string folder, string id, CancellationToken cancellation)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "shard-*.json").Order(StringComparer.Ordinal))
        {
            var receipt = ShardReceipt.Read(path);
            if (Ledger.Read(Path.Combine(folder, receipt.Ledger.Name)).FirstOrDefault(entry => entry.Id == id) is { } entry)
            {
                return new RowPlace.LeftOut(receipt, entry);
            }

            var parquet = Path.Combine(folder, receipt.Parquet.Name);
            if (await NumberAsync(parquet, id, cancellation) is { } number)
            {
                return new RowPlace.Written(receipt, number, await RowAsync(parquet, number, cancellation));
            }
        }

        return null;
    }

    private static async Task<int?> NumberAsync(string parquet, string id, CancellationToken cancellation)
    {
        await using var reader = await ShardReader.OpenAsync(parquet, [ColumnNames.Id], cancellation);
        var number = 0;
        await foreach (var row in reader.ReadAsync(cancellation))
        {
            if (row.Id == id)
            {
                return number;
            }

            number++;
        }

        return null;
    }

    private static async Task<ShardRow> RowAsync(string parquet, int number, CancellationToken cancellation)
    {
        await using var reader = await ShardReader.OpenAsync(parquet, NoMedia, cancellation);
        await foreach (var row in reader.ReadAsync(cancellation))
        {
            if (number-- == 0)
            {
                return row;
            }
        }

        throw new InvalidDataException($"{parquet}: has fewer rows than ids; run `avuie verify --deep` on its folder");
    }
}
