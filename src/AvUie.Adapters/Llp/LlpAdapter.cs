using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// LLP (task avvp): events per modality. The training list has labels without times and modality; validation and test have dense spans
/// in two further files, whose rows are united per clip, modality and label. Rows of the span files that are no range of their own (unknown
/// clip, empty span, exact repetition, overlap with an earlier row) are rejections, so that they are counted.
/// </summary>
public sealed class LlpAdapter : IDatasetAdapter
{
    private const string TaskName = "avvp";

    private const string Remedy =
        "Let the root be the folder that holds data/ of the repository YapengTian/AVVP-ECCV20 and LLP_dataset/ with the clips.";

    private static readonly TableFormat ListFormat = new('\t', Quoted: false, HeaderRule.Required, ["filename", "event_labels"]);

    private readonly Rows _rows = new("llp");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "llp",
        "LLP (Look, Listen and Parse)",
        [TaskName],
        "The repository says GPL-3.0 of its annotations; the clips are from YouTube: do not pass media on.",
        "Annotations: data/ of the repository YapengTian/AVVP-ECCV20. Clips: its download script, cut to 10 seconds.",
        [
            "data/AVVP_train.csv", "data/AVVP_val_pd.csv", "data/AVVP_test_pd.csv", "data/AVVP_eval_audio.csv",
            "data/AVVP_eval_visual.csv", "LLP_dataset/video/{YouTube id}.mp4",
        ],
        [
            new("train", "exclude", ["exclude", "weak", "pseudo"],
                "Training clips: left out (reason no_dense_label); weak: every label of the list in both modalities, without times; "
                + "pseudo: spans from pseudo_file."),
            new("pseudo_file", "", [],
                "With train: pseudo, a file below the root in the form of data/AVVP_eval_audio.csv; an additional column modality says "
                + "audio, visual or both (without it: both). Clips without a row in it are left out."),
        ],
        // Samples and rejections; to 649 and 1,200 clips come the bad, the repeated and the merged rows of the span files.
        new Dictionary<string, int> { ["avvp/train"] = 10_000, ["avvp/val"] = 660, ["avvp/test"] = 1_231 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = LlpLabels.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadAll(context) : [];
    }

    private IEnumerable<SourceRow> ReadAll(AdapterContext context)
    {
        var ids = new RowIds();
        if (context.Splits.Contains(Split.Train))
        {
            foreach (var row in ReadTrain(context, ids))
            {
                yield return row;
            }
        }

        if (context.Splits.Contains(Split.Validation) || context.Splits.Contains(Split.Test))
        {
            foreach (var row in ReadDense(context, ids))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<SourceRow> ReadTrain(AdapterContext context, RowIds ids)
    {
        var clips = LlpClip.ReadList(AnnotationFile.Locate(context.Root, "data/AVVP_train.csv", Remedy), ListFormat);
        var mode = context.Options["train"];
        var pseudo = mode == "pseudo" ? ReadPseudo(context, clips) : null;
        foreach (var clip in clips)
        {
            var truth = mode switch
            {
                "weak" => new ParsingTruth(clip.WeakEvents, clip.WeakEvents),
                "pseudo" => pseudo!.Truth(clip),
                _ => null,
            };
            yield return Finish(clip, Split.Train, truth, mode == "pseudo" ? "pseudo" : "annotation", ids);
        }

        foreach (var (row, fault) in pseudo?.Rejected ?? [])
        {
            yield return _rows.Reject(ids, TaskName, Split.Train, row.At, fault);
        }
    }

    private static LlpDenseLabels ReadPseudo(AdapterContext context, IReadOnlyList<LlpClip> clips)
    {
        var name = context.Options["pseudo_file"];
        if (name.Length == 0)
        {
            throw new AnnotationFileException(
                context.Root, "option train of llp is pseudo, but pseudo_file names no file. Set pseudo_file to a file below the root.");
        }

        if (Path.IsPathRooted(name) || name.Split('/', '\\').Contains(".."))
        {
            throw new AnnotationFileException(name, "option pseudo_file of llp must be relative to the root and stay inside it, without '..'.");
        }

        var file = AnnotationFile.Locate(context.Root, name, "Set option pseudo_file of llp to a file below the root.");
        return LlpDenseLabels.ReadPseudo(file, clips);
    }

    private IEnumerable<SourceRow> ReadDense(AdapterContext context, RowIds ids)
    {
        var lists = new[]
        {
            (Split: Split.Validation, Clips: LlpClip.ReadList(AnnotationFile.Locate(context.Root, "data/AVVP_val_pd.csv", Remedy), ListFormat)),
            (Split: Split.Test, Clips: LlpClip.ReadList(AnnotationFile.Locate(context.Root, "data/AVVP_test_pd.csv", Remedy), ListFormat)),
        };
        var splits = new Dictionary<string, Split>(StringComparer.Ordinal);
        foreach (var (split, clips) in lists)
        {
            foreach (var clip in clips)
            {
                splits.TryAdd(clip.Name, split);
            }
        }

        var labels = LlpDenseLabels.ReadOfficial(
            AnnotationFile.Locate(context.Root, "data/AVVP_eval_audio.csv", Remedy),
            AnnotationFile.Locate(context.Root, "data/AVVP_eval_visual.csv", Remedy),
            splits.Keys);
        foreach (var (split, clips) in lists.Where(list => context.Splits.Contains(list.Split)))
        {
            foreach (var clip in clips)
            {
                yield return Finish(clip, split, labels.Truth(clip), "annotation", ids);
            }
        }

        foreach (var (row, fault) in labels.Rejected)
        {
            Split? split = row.Fault is null && splits.TryGetValue(row["filename"], out var known) ? known : null;
            if (split is null || context.Splits.Contains(split.Value))
            {
                yield return _rows.Reject(ids, TaskName, split, row.At, fault);
            }
        }
    }

    private SourceRow Finish(LlpClip clip, Split split, ParsingTruth? truth, string origin, RowIds ids)
    {
        var fault = clip.Fault
            ?? (truth is null ? clip.Row.Reject(ReasonCode.NoDenseLabel, "no file gives times and modality for this clip") : null);
        return fault is not null
            ? _rows.Reject(
                clip.Fault is null ? ids.Claim(TaskName, split, clip.Name, clip.Row.At) : ids.ClaimByRow(TaskName, split, clip.Row.At),
                TaskName, split, clip.Row.At, fault)
            : new SourceRow.Accepted(clip.Sample(ids.Claim(TaskName, split, clip.Name, clip.Row.At), split, truth!, origin));
    }
}
