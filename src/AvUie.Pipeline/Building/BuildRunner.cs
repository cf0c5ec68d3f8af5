using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>
/// Brings the shards of a plan about: finished ones are kept, the others go through one graph, one after the other, and are committed
/// each when its last row has arrived. Cancelled, it leaves whole shards or none; a second run goes on where it stopped.
/// </summary>
/// <param name="decoder">Decodes clips.</param>
/// <param name="stills">Reads still pictures and masks.</param>
internal sealed class BuildRunner(IMediaDecoder decoder, ImageDecoder stills)
{
    // Decoded clips that wait for their next sample: 512 MiB, some 280 clips of ten frames and ten seconds.
    private const long WaitingClipBytes = 512L << 20;

    /// <summary>Builds, and seals when every shard of the plan is there.</summary>
    /// <exception cref="BuildFaultException">A defect or the machine stopped it; the message names stage and sample.</exception>
    /// <exception cref="InvalidDataException">The folder holds shards of another plan or build.</exception>
    public async Task<BuildReport> RunAsync(BuildRequest request, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(request.OutputFolder);
        var wanted = Enumerable.Range(0, request.Chunks.Count).Where(index => request.Range?.Contains(index) ?? true).ToArray();
        var missing = wanted.Where(index => !ShardReceipt.IsFinished(request.OutputFolder, Identity(request, index))).ToArray();
        var count = new BuildCounter(wanted.Length, missing.Length, missing.Sum(index => (long)request.Chunks[index].Count), request.Reasoner as IMeteredReasoner, progress);
        if (missing.Length > 0)
        {
            await BuildAsync(request, missing, count, cancellation).ConfigureAwait(false);
        }

        var absent = Enumerable.Range(0, request.Chunks.Count)
            .Where(index => !ShardReceipt.IsFinished(request.OutputFolder, Identity(request, index))).ToArray();
        var manifest = request.Seal && absent.Length == 0
            ? Manifest.Seal(
                request.OutputFolder, request.PlanHash, request.BuildHash, [.. request.Chunks.Select(static chunk => chunk.Count)])
            : null;
        return new BuildReport(count.Current, manifest, absent);
    }

    private static ShardIdentity Identity(BuildRequest request, int index) =>
        new(index, request.Chunks[index].Count, request.PlanHash, request.BuildHash);

    private async Task BuildAsync(BuildRequest request, int[] shards, BuildCounter count, CancellationToken cancellation)
    {
        using var clips = new SharedClips(decoder, request.Workers, WaitingClipBytes);
        count.Clips = clips;
        var stages = new BuildStages(new SampleDecoder(clips, stills, request.SideTexts), request.Reasoner, request.Style, PlanLabels.Of(request.Reasoner, request.Chunks.SelectMany(static chunk => chunk)));
        await using var sink = new ShardSink(request.OutputFolder, index => Identity(request, index), new Queue<int>(shards), count);
        using var graph = new OrderedGraph(stages.For(request.Workers), sink.TakeAsync, cancellation);
        try
        {
            foreach (var shard in shards)
            {
                foreach (var item in Items(request, shard, clips))
                {
                    await graph.SendAsync(item).ConfigureAwait(false);
                }

                await graph.SendAsync(new WorkItem.EndOfChunk(shard)).ConfigureAwait(false);
            }

            await graph.CompleteAsync().ConfigureAwait(false);
        }
        finally
        {
            await graph.AbortAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The items of a shard. All its samples' clips are announced before the first is sent, so that none is let go too early.
    /// </summary>
    private static List<WorkItem> Items(BuildRequest request, int shard, SharedClips clips)
    {
        var items = new List<WorkItem>(request.Chunks[shard].Count);
        foreach (var row in request.Chunks[shard])
        {
            switch (row)
            {
                case SourceRow.Rejected { Value: var rejection }:
                    items.Add(new WorkItem.Ended(LedgerEntry.Of(rejection)));
                    break;
                case SourceRow.Accepted { Value: var sample }:
                    items.Add(Item(sample, request.Roots[sample.Source], clips));
                    break;
            }
        }

        return items;
    }

    private static WorkItem Item(SourceSample sample, string root, SharedClips clips)
    {
        var (found, reason, detail) = SampleFiles.Find(sample, root);
        if (found is null)
        {
            return new WorkItem.Ended(LedgerEntry.Of(sample, Stage.Decode, reason!, detail));
        }

        foreach (var request in SampleClips.Of(found, root, TaskTable.Get(found.Task).Frames))
        {
            clips.Expect(request);
        }

        return new WorkItem.Found(found, root);
    }
}
