using AvUie.Shards;
using Crab.Trainer.Training;

namespace Crab.Trainer.Data;

/// <summary>The rows of a folder of shards that belong to a split.</summary>
internal sealed class ShardSamples : ISampleSource, IDisposable
{
    private readonly ShardDataset _rows;

    private ShardSamples(ShardDataset rows) => _rows = rows;

    /// <inheritdoc />
    public int Count => _rows.Count;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="InvalidDataException">The folder is not sealed, not whole, or damaged.</exception>
    /// <exception cref="TrainingException">It has no rows of that split.</exception>
    public static ShardSamples Open(string folder, string split)
    {
        var rows = ShardDataset.Open(folder, new ShardFilter(Splits: [split]));
        if (rows.Count > 0)
        {
            return new ShardSamples(rows);
        }

        rows.Dispose();
        throw new TrainingException($"{folder}: no row of split '{split}'. Name another with --split, or build shards that have it.");
    }

    /// <summary>The rows of those ids, of any split, in the order asked for.</summary>
    /// <exception cref="TrainingException">The folder has no such row.</exception>
    public static IReadOnlyList<ShardRow> Find(string folder, IReadOnlyList<string> ids)
    {
        using var rows = ShardDataset.Open(folder);
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var places = rows.Ids().Select(static (id, index) => (id, index)).Where(row => wanted.Contains(row.id)).ToDictionary(static row => row.id, static row => row.index);
        var missing = ids.Where(id => !places.ContainsKey(id)).Select(static id => AvUie.Core.Printable.Of(id)).ToArray();
        return missing.Length == 0
            ? [.. ids.Select(id => rows.Read(places[id]))]
            : throw new TrainingException($"{folder}: has no row {string.Join(", ", missing)} among its {rows.Count}. Ids stand in metrics.jsonl, and in the column 'id'.");
    }

    /// <inheritdoc />
    public ShardRow Read(int index) => _rows.Read(index);

    /// <inheritdoc />
    public void Dispose() => _rows.Dispose();
}
