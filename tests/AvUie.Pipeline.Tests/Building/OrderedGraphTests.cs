using AvUie.Pipeline.Building;

namespace AvUie.Pipeline.Tests.Building;

public sealed class OrderedGraphTests
{
    [Fact]
    public async Task Items_SlowAndFast_LeaveInTheOrderSent()
    {
        var left = new List<int>();
        var stage = new GraphStage("sleep", 8, async (item, token) =>
        {
            await Task.Delay(((WorkItem.EndOfChunk)item).Index % 3 * 4, token);
            return item;
        });
        using var graph = new OrderedGraph([stage, stage], Collect(left), CancellationToken.None);

        for (var i = 0; i < 100; i++)
        {
            await graph.SendAsync(new WorkItem.EndOfChunk(i));
        }

        await graph.CompleteAsync();
        Assert.Equal(Enumerable.Range(0, 100), left);
    }

    [Fact]
    public async Task Stage_Throws_EndsTheRunWithStageAndItemNamed()
    {
        var stage = new GraphStage("decode", 2, static (item, _) => ((WorkItem.EndOfChunk)item).Index == 5
            ? throw new InvalidOperationException("a defect")
            : Task.FromResult(item));
        using var graph = new OrderedGraph([stage], static (_, _) => Task.CompletedTask, CancellationToken.None);

        var fault = await Assert.ThrowsAsync<BuildFaultException>(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                await graph.SendAsync(new WorkItem.EndOfChunk(i));
            }

            await graph.CompleteAsync();
        }).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains("decode of shard 5: a defect", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sink_Throws_DoesNotLeaveTheFeederWaiting()
    {
        var stage = new GraphStage("pass", 2, static (item, _) => Task.FromResult(item));
        using var graph = new OrderedGraph([stage], static (_, _) => throw new IOException("disk full"), CancellationToken.None);

        var fault = await Assert.ThrowsAsync<BuildFaultException>(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                await graph.SendAsync(new WorkItem.EndOfChunk(i));
            }

            await graph.CompleteAsync();
        }).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Contains("disk full", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_FullGraph_SurfacesAsCancellation()
    {
        using var cancel = new CancellationTokenSource();
        var stage = new GraphStage("wait", 2, static async (item, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return item;
        });
        using var graph = new OrderedGraph([stage], static (_, _) => Task.CompletedTask, cancel.Token);
        cancel.CancelAfter(100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            for (var i = 0; i < 1000; i++)
            {
                await graph.SendAsync(new WorkItem.EndOfChunk(i));
            }
        }).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Stages_SlowSink_HoldNoMoreThanTheirCapacity()
    {
        var begun = 0;
        var most = 0;
        var done = 0;
        var stage = new GraphStage("count", 2, (item, _) =>
        {
            Interlocked.Increment(ref begun);
            most = Math.Max(most, begun - done);
            return Task.FromResult(item);
        });
        using var graph = new OrderedGraph(
            [stage],
            async (_, token) =>
            {
                await Task.Delay(2, token);
                Interlocked.Increment(ref done);
            },
            CancellationToken.None);

        for (var i = 0; i < 100; i++)
        {
            await graph.SendAsync(new WorkItem.EndOfChunk(i));
        }

        await graph.CompleteAsync();
        Assert.InRange(most, 1, 8);
    }

    private static Func<WorkItem, CancellationToken, Task> Collect(List<int> left) => (item, _) =>
    {
        left.Add(((WorkItem.EndOfChunk)item).Index);
        return Task.CompletedTask;
    };
}
