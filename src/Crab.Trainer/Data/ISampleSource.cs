using AvUie.Shards;

namespace Crab.Trainer.Data;

/// <summary>Samples by index. Thread-safe; a row that cannot be read throws.</summary>
internal interface ISampleSource
{
    /// <summary>Number of samples, at least 1.</summary>
    int Count { get; }

    /// <summary>The sample at an index from 0.</summary>
    ShardRow Read(int index);

    /// <summary>The order of all samples in an epoch: a function of seed and epoch alone.</summary>
    IReadOnlyList<int> Order(long seed, long epoch);
}
