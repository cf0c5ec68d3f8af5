using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Declaring;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Previewing;

/// <summary>A sample as it would be written.</summary>
/// <param name="Row">The row.</param>
/// <param name="Trace">Its trace; null where it has none.</param>
/// <param name="Objections">What the rule checks say against it.</param>
/// <param name="Strip">Its frames; null where it has none.</param>
internal sealed record SamplePreview(ShardRow Row, StoredTrace? Trace, IReadOnlyList<TraceObjection> Objections, RgbPicture? Strip);

/// <summary>Takes samples through the stages of a build, one by one, and keeps what a person wants to see.</summary>
/// <param name="decoder">Decodes clips.</param>
/// <param name="stills">Reads still pictures and masks.</param>
/// <param name="reasoner">Writes the traces.</param>
/// <param name="style">How trace and answer become one target.</param>
/// <param name="labels">Labels of the plan by task, for a judge's wrong options.</param>
/// <param name="checks">The rule checks to show.</param>
/// <param name="texts">What side files say of the samples.</param>
internal sealed class SamplePreviewer(
    IMediaDecoder decoder, ImageDecoder stills, IReasoner reasoner, TraceStyle style, IReadOnlyDictionary<string, IReadOnlyList<string>> labels, IReadOnlyList<ITraceCheck> checks, SideTexts texts)
{
    /// <summary>The sample, or the ledger entry that it would have ended as.</summary>
    public async Task<(SamplePreview? Preview, LedgerEntry? Ended)> PreviewAsync(SourceSample sample, string root, CancellationToken cancellation)
    {
        using var clips = new SharedClips(decoder, 1, 0);
        WorkItem item = new WorkItem.Found(sample, root);
        WorkItem.Reasoned? reasoned = null;
        foreach (var stage in new BuildStages(new SampleDecoder(clips, stills, texts), reasoner, style, labels).For(1))
        {
            item = await stage.Work(item, cancellation).ConfigureAwait(false);
            reasoned = item as WorkItem.Reasoned ?? reasoned;
        }

        return item switch
        {
            WorkItem.Finished { Row: var row } when reasoned is not null => (Of(row, reasoned), null),
            WorkItem.Ended { Entry: var entry } => (null, entry),
            _ => throw new InvalidOperationException($"{sample.Id} left the stages as {item.GetType().Name}"),
        };
    }

    private SamplePreview Of(ShardRow row, WorkItem.Reasoned reasoned)
    {
        var (decoded, reasoning) = (reasoned.Value, reasoned.Reasoning);
        if (reasoning is null)
        {
            return new SamplePreview(row, null, [], FrameStrip.Of(decoded));
        }

        var sample = decoded.Sample;
        var request = new ReasoningRequest(sample.Id, sample.Task, sample.Truth, EvidenceCollector.Collect(SampleEvidence.Of(decoded)));
        return new SamplePreview(
            row, new StoredTrace(reasoning.Trace, reasoning.Provenance),
            TraceChecks.Objections(checks, reasoning.Trace, request, TraceRenderer.Render(reasoning.Trace, row.Answer, style)), FrameStrip.Of(decoded));
    }
}
