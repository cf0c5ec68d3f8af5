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

    /// <inheritdoc />
    public ShardRow Read(int index) => _rows.Read(index);

    /// <inheritdoc />
    public void Dispose() => _rows.Dispose();
}
