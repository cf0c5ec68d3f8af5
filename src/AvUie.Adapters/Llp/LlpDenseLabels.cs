using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Spans of both modalities, and the rows that added nothing to them.</summary>
internal sealed class LlpDenseLabels
{
    private readonly DenseSpans _audio = new();
    private readonly DenseSpans _visual = new();
    private readonly List<(TableRow Row, RowFault Fault)> _rejected = [];

    private LlpDenseLabels()
    {
    }

    /// <summary>
    /// In file order, sound before picture. Rows that went into another span are among them: nothing of them is lost, but they are no event
    /// of their own, and so they are counted.
    /// </summary>
    public IReadOnlyList<(TableRow Row, RowFault Fault)> Rejected => _rejected;

    /// <summary>The two files of the dataset's authors.</summary>
    public static LlpDenseLabels ReadOfficial(AnnotationFile audio, AnnotationFile visual, IEnumerable<string> clips)
    {
        var known = new HashSet<string>(clips, StringComparer.Ordinal);
        var labels = new LlpDenseLabels();
        labels.Count(LlpSpanFile.Read(audio, known, _ => [labels._audio]), labels._audio);
        labels.Count(LlpSpanFile.Read(visual, known, _ => [labels._visual]), labels._visual);
        return labels;
    }

    /// <summary>One file of somebody's model, for the training clips.</summary>
    public static LlpDenseLabels ReadPseudo(AnnotationFile file, IEnumerable<LlpClip> clips)
    {
        var known = new HashSet<string>(clips.Where(clip => clip.Fault is null).Select(clip => clip.Name), StringComparer.Ordinal);
        var labels = new LlpDenseLabels();
        var bad = LlpSpanFile.Read(file, known, modality => modality switch
        {
            "audio" => [labels._audio],
            "visual" => [labels._visual],
            null or "both" => [labels._audio, labels._visual],
            _ => null,
        });
        labels.Count(bad, labels._audio, labels._visual);
        return labels;
    }

    private void Count(IReadOnlyList<(TableRow Row, RowFault Fault)> bad, params DenseSpans[] modalities) =>
        _rejected.AddRange(modalities.SelectMany(spans => spans.Merged())
            .DistinctBy(merged => merged.Row.At)
            .Select(merged => (merged.Row, Fault: merged.Row.Reject(
                ReasonCode.MergedSpan,
                $"{Text(merged.Span)} {(merged.Span.Start < merged.Into.End ? "overlaps" : "touches")} {Text(merged.Into)} of the same clip and "
                + "label; both are one range of the clip's sample")))
            .Concat(bad)
            .OrderBy(rejected => rejected.Row.At.Row));

    private static string Text(TimeRange span) => string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}");

    /// <summary>The clip's events; null where neither modality has any.</summary>
    public ParsingTruth? Truth(LlpClip clip)
    {
        var truth = new ParsingTruth(_visual.Of(clip.Name), _audio.Of(clip.Name));
        return truth.Visual.Count + truth.Audio.Count > 0 ? truth : null;
    }
}
