using System.Threading.Channels;
using AvUie.Shards;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Data;

/// <summary>
/// Makes batches ahead of the training thread. A bounded channel holds batches under way in their order, so the order never
/// depends on which is finished first, and memory on neither.
/// </summary>
internal sealed class BatchLoader : IAsyncDisposable
{
    private readonly ISampleSource _source;
    private readonly SampleProcessor _processor;
    private readonly SampleOrder _order;
    private readonly int _batch;
    private readonly Channel<Task<Batch>> _batches;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _producer;

    /// <summary>Starts loading.</summary>
    /// <param name="source">Where samples come from.</param>
    /// <param name="processor">What makes arrays of them.</param>
    /// <param name="order">Which come when.</param>
    /// <param name="batch">Samples of a batch.</param>
    /// <param name="steps">The steps to make batches for, from 0.</param>
    /// <param name="ahead">Batches under way at once, one thread each.</param>
    public BatchLoader(ISampleSource source, SampleProcessor processor, SampleOrder order, int batch, Range steps, int ahead)
    {
        (_source, _processor, _order, _batch) = (source, processor, order, batch);
        _batches = Channel.CreateBounded<Task<Batch>>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        _producer = Task.Run(() => ProduceAsync(steps.Start.Value, steps.End.Value));
    }

    /// <summary>The next batch; blocks until it is made. For the training thread, which must not await.</summary>
    public Batch Next() => _batches.Reader.ReadAsync(_stop.Token).AsTask().GetAwaiter().GetResult().GetAwaiter().GetResult();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _producer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_batches.Reader.TryRead(out var made))
        {
            await ((Task)made).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stop.Dispose();
    }

    private async Task ProduceAsync(int first, int end)
    {
        try
        {
            for (var step = first; step < end; step++)
            {
                await _batches.Writer.WaitToWriteAsync(_stop.Token);
                var rows = _order.Batch(step, _batch);
                await _batches.Writer.WriteAsync(Task.Run(() => Make(rows), CancellationToken.None), _stop.Token);
            }

            _batches.Writer.Complete();
        }
        catch (Exception failure)
        {
            _batches.Writer.TryComplete(failure);
        }
    }

    private Batch Make(int[] rows) =>
        Collation.Collate(Array.ConvertAll(rows, index => _processor.Process(_source.Read(index))), _processor.Padding);
}
