using AvUie.Shards;

namespace Crab.Trainer.Data;

/// <summary>Samples held in memory.</summary>
internal sealed class MemorySamples(IReadOnlyList<ShardRow> rows) : ISampleSource
{
    /// <inheritdoc />
    public int Count => rows.Count;

    /// <inheritdoc />
    public ShardRow Read(int index) => rows[index];
}
