using AvUie.Core;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>
/// What flows through the graph. An item that has ended (rejected, filtered, failed) flows on untouched, so that order and count are
/// kept. Closed.
/// </summary>
/// <param name="Id">The sample's id, for messages.</param>
internal abstract record WorkItem(string Id)
{
    /// <summary>A sample whose files are all there, still to be decoded.</summary>
    public sealed record Found(SourceSample Sample, string Root) : WorkItem(Sample.Id);

    /// <summary>A sample with its media in memory.</summary>
    public sealed record Decoded(DecodedSample Value) : WorkItem(Value.Sample.Id);

    /// <summary>A sample with its trace; null where its target needs none.</summary>
    public sealed record Reasoned(DecodedSample Value, ReasoningResult.Success? Reasoning) : WorkItem(Value.Sample.Id);

    /// <summary>A row to write.</summary>
    public sealed record Finished(ShardRow Row) : WorkItem(Row.Id);

    /// <summary>A sample or row that ends in the ledger.</summary>
    public sealed record Ended(LedgerEntry Entry) : WorkItem(Entry.Id);

    /// <summary>All items of the chunk have gone before.</summary>
    public sealed record EndOfChunk(int Index) : WorkItem($"shard {Index}");
}
