using AvUie.Shards;

namespace Crab.Trainer.Data;

/// <summary>Samples by index. Thread-safe; a row that cannot be read throws.</summary>
internal interface ISampleSource
{
    /// <summary>Number of samples, at least 1.</summary>
    int Count { get; }

    /// <summary>The sample at an index from 0.</summary>
    ShardRow Read(int index);
}
