using AvUie.Core;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>The stages of the graph: look for the files and decode, reason, render. Each passes on what is not its own.</summary>
/// <param name="decoder">Brings media into memory.</param>
/// <param name="reasoner">Writes traces.</param>
/// <param name="style">How trace and answer become one target.</param>
/// <param name="labels">Labels of the plan by task, for a judge's wrong options.</param>
internal sealed class BuildStages(
    SampleDecoder decoder, IReasoner reasoner, TraceStyle style, IReadOnlyDictionary<string, IReadOnlyList<string>> labels)
{
    // A sample that waits for a clip which another one is decoding costs no processor: several per worker keep all workers busy.
    private const int SamplesPerWorker = 4;

    /// <summary>The stages for so many workers.</summary>
    public IReadOnlyList<GraphStage> For(int workers) =>
    [
        new GraphStage("decode", workers * SamplesPerWorker, DecodeAsync),
        new GraphStage("reason", (reasoner as IMeteredReasoner)?.Parallelism ?? workers, ReasonAsync),
        new GraphStage("render", workers, RenderAsync),
    ];

    private async Task<WorkItem> DecodeAsync(WorkItem item, CancellationToken cancellation)
    {
        if (item is not WorkItem.Found found)
        {
            return item;
        }

        return await decoder.DecodeAsync(found.Sample, found.Root, cancellation).ConfigureAwait(false) switch
        {
            SampleDecoding.Success success => new WorkItem.Decoded(success.Value),
            SampleDecoding.Failure failure => Ended(found.Sample, Stage.Decode, failure.Reason, failure.Detail),
            _ => throw new InvalidOperationException("a decoding is a success or a failure"),
        };
    }

    private async Task<WorkItem> ReasonAsync(WorkItem item, CancellationToken cancellation)
    {
        if (item is not WorkItem.Decoded { Value: var decoded })
        {
            return item;
        }

        var sample = decoded.Sample;
        if (!SampleRequest.IsNeeded(sample))
        {
            return new WorkItem.Reasoned(decoded, null);
        }

        var request = SampleRequest.Of(decoded, labels.GetValueOrDefault(sample.Task, []));
        return await reasoner.ReasonAsync(request, cancellation).ConfigureAwait(false) switch
        {
            ReasoningResult.Success success => new WorkItem.Reasoned(decoded, success),
            ReasoningResult.Failure failure => new WorkItem.Ended(LedgerEntry.Of(sample, Stage.Reason, failure.Reason, failure.Detail, failure.Attempts)),
            _ => throw new InvalidOperationException("a reasoning is a success or a failure"),
        };
    }

    private Task<WorkItem> RenderAsync(WorkItem item, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(item is not WorkItem.Reasoned { Value: var decoded, Reasoning: var reasoning }
            ? item
            : RowRenderer.Render(decoded, reasoning, style) switch
            {
                RowRendering.Success success => new WorkItem.Finished(success.Row),
                RowRendering.Failure failure => Ended(decoded.Sample, Stage.Render, failure.Reason, failure.Detail),
                _ => throw new InvalidOperationException("a rendering is a success or a failure"),
            });
    }

    private static WorkItem.Ended Ended(SourceSample sample, Stage stage, ReasonCode reason, string detail) =>
        new(LedgerEntry.Of(sample, stage, reason, detail));
}
