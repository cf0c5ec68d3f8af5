using System.Threading.Tasks.Dataflow;

namespace AvUie.Pipeline.Building;

/// <summary>One stage of the graph.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Parallelism">Items worked on at the same time.</param>
/// <param name="Work">Turns an item into the next form. Failures of data are returned; whatever it throws ends the run.</param>
internal sealed record GraphStage(string Name, int Parallelism, Func<WorkItem, CancellationToken, Task<WorkItem>> Work);

/// <summary>
/// A chain of Dataflow blocks: bounded, ordered, fed by SendAsync alone. Items leave in the order in which they were sent, whatever the
/// parallelism. A stage that throws cancels the whole graph (Dataflow by itself would leave the feeder waiting for ever before a full
/// block), and the first exception is what the caller sees.
/// </summary>
internal sealed class OrderedGraph : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly ITargetBlock<WorkItem> _head;
    private readonly IDataflowBlock[] _blocks;
    private Exception? _fault;

    public OrderedGraph(IReadOnlyList<GraphStage> stages, Func<WorkItem, CancellationToken, Task> sink, CancellationToken cancellation)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var transforms = stages.Select(Transform).ToArray();
        var last = new ActionBlock<WorkItem>(
            item => Guarded("pack", item, async () =>
            {
                await sink(item, _stop.Token).ConfigureAwait(false);
                return item;
            }),
            new ExecutionDataflowBlockOptions { BoundedCapacity = 2, CancellationToken = _stop.Token });
        var link = new DataflowLinkOptions { PropagateCompletion = true };
        for (var i = 0; i < transforms.Length; i++)
        {
            ITargetBlock<WorkItem> next = i + 1 < transforms.Length ? transforms[i + 1] : last;
            transforms[i].LinkTo(next, link);
        }

        _head = transforms.Length > 0 ? transforms[0] : last;
        _blocks = [.. transforms, last];
    }

    /// <summary>Hands an item to the first stage; waits while the graph is full.</summary>
    public async Task SendAsync(WorkItem item)
    {
        try
        {
            if (await _head.SendAsync(item, _stop.Token).ConfigureAwait(false))
            {
                return;
            }
        }
        catch (OperationCanceledException) when (Volatile.Read(ref _fault) is not null)
        {
            // The stage's own exception says more than the cancellation it caused.
        }

        await DrainAsync().ConfigureAwait(false);
        throw new InvalidOperationException("The graph no longer takes items, and no stage says why.");
    }

    /// <summary>Waits until every item sent has left the graph.</summary>
    public Task CompleteAsync()
    {
        _head.Complete();
        return DrainAsync();
    }

    /// <summary>Stops the graph and waits until no stage is at work any more.</summary>
    public async Task AbortAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_blocks.Select(static block => block.Completion)).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task DrainAsync()
    {
        try
        {
            await Task.WhenAll(_blocks.Select(static block => block.Completion)).ConfigureAwait(false);
        }
        catch (Exception) when (Volatile.Read(ref _fault) is { } fault)
        {
            throw new BuildFaultException(fault.Message, fault);
        }
    }

    private TransformBlock<WorkItem, WorkItem> Transform(GraphStage stage) => new(
        item => Guarded(stage.Name, item, () => stage.Work(item, _stop.Token)),
        new ExecutionDataflowBlockOptions
        {
            MaxDegreeOfParallelism = stage.Parallelism,
            BoundedCapacity = 2 * stage.Parallelism,
            EnsureOrdered = true,
            CancellationToken = _stop.Token,
        });

    private async Task<WorkItem> Guarded(string stage, WorkItem item, Func<Task<WorkItem>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            Interlocked.CompareExchange(ref _fault, new BuildFaultException($"{stage} of {item.Id}: {exception.Message}", exception), null);
            await _stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }
}
