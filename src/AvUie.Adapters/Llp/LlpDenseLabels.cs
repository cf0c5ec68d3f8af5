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

    /// <summary>In file order, sound before picture.</summary>
    public IReadOnlyList<(TableRow Row, RowFault Fault)> Rejected => _rejected;

    /// <summary>The two files of the dataset's authors.</summary>
    public static LlpDenseLabels ReadOfficial(AnnotationFile audio, AnnotationFile visual, IEnumerable<string> clips)
    {
        var known = new HashSet<string>(clips, StringComparer.Ordinal);
        var labels = new LlpDenseLabels();
        labels._rejected.AddRange(LlpSpanFile.Read(audio, known, _ => [labels._audio]));
        labels._rejected.AddRange(LlpSpanFile.Read(visual, known, _ => [labels._visual]));
        return labels;
    }

    /// <summary>One file of somebody's model, for the training clips.</summary>
    public static LlpDenseLabels ReadPseudo(AnnotationFile file, IEnumerable<LlpClip> clips)
    {
        var known = new HashSet<string>(clips.Where(clip => clip.Fault is null).Select(clip => clip.Name), StringComparer.Ordinal);
        var labels = new LlpDenseLabels();
        labels._rejected.AddRange(LlpSpanFile.Read(file, known, modality => modality switch
        {
            "audio" => [labels._audio],
            "visual" => [labels._visual],
            null or "both" => [labels._audio, labels._visual],
            _ => null,
        }));
        return labels;
    }

    /// <summary>The clip's events; null where neither modality has any.</summary>
    public ParsingTruth? Truth(LlpClip clip)
    {
        var truth = new ParsingTruth(_visual.Of(clip.Name), _audio.Of(clip.Name));
        return truth.Visual.Count + truth.Audio.Count > 0 ? truth : null;
    }
}
