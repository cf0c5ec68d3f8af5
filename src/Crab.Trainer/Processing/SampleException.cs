namespace Crab.Trainer.Processing;

/// <summary>
/// A row of a shard that cannot be trained on. Shards are verified when they are written, so this stops the run: a training step
/// that silently lacks a sample could not be traced.
/// </summary>
internal sealed class SampleException(string message) : Exception(message);
