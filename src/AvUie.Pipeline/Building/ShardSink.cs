using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>
/// The end of the graph: rows and ledger entries of one shard after the other, in the order of the plan. Called for one item at a time.
/// </summary>
/// <param name="folder">Folder of the shards.</param>
/// <param name="identity">The identity of a shard by its index.</param>
/// <param name="shards">The shards to come, in order.</param>
/// <param name="count">Counts what arrives.</param>
internal sealed class ShardSink(string folder, Func<int, ShardIdentity> identity, Queue<int> shards, BuildCounter count) : IAsyncDisposable
{
    private ShardCommit? _shard;

    /// <summary>Takes the next item.</summary>
    public async Task TakeAsync(WorkItem item, CancellationToken cancellation)
    {
        _shard ??= await BeginAsync(cancellation).ConfigureAwait(false);
        switch (item)
        {
            case WorkItem.Finished { Row: var row }:
                await _shard.AddAsync(row, cancellation).ConfigureAwait(false);
                count.Written();
                break;
            case WorkItem.Ended { Entry: var entry }:
                _shard.Add(entry);
                count.Ended(entry.Outcome);
                break;
            case WorkItem.EndOfChunk:
                await _shard.CommitAsync(cancellation).ConfigureAwait(false);
                await _shard.DisposeAsync().ConfigureAwait(false);
                _shard = null;
                count.Committed();
                break;
            default:
                throw new InvalidOperationException($"{item.Id} left the graph unfinished, as {item.GetType().Name}");
        }
    }

    /// <summary>Removes what an unfinished shard left.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_shard is not null)
        {
            await _shard.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<ShardCommit> BeginAsync(CancellationToken cancellation)
    {
        var index = shards.Dequeue();
        ShardCommit.RemoveTemporaries(folder, index);
        return ShardCommit.BeginAsync(folder, identity(index), cancellation);
    }
}
