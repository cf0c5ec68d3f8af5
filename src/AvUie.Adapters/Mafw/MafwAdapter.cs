using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// MAFW: clips with one of eleven emotions (the single set), in five folds. The lists of several emotions a clip (<c>compound</c>) are not
/// read: the task asks for one.
/// </summary>
public sealed class MafwAdapter : IDatasetAdapter
{
    private const string TaskName = "mafw";
    private const string CaptionOption = "captions";
    private const string PlainLists = "Train & Test Set/single/no_caption/set_";
    private const string CaptionLists = "Train & Test Set/single/with_caption/set_";

    private static readonly (Split Split, string File)[] Parts = [(Split.Train, "train.txt"), (Split.Test, "test.txt")];

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "mafw",
        "MAFW (Multi-modal Affective Database in the Wild, single set)",
        [TaskName],
        "Non-commercial research under a signed agreement: no portion may be passed on, labels included.",
        "By the agreement in the repository MAFW-database/MAFW.",
        [
            "[MAFW/]Train & Test Set/single/no_caption/set_{1..5}/{train,test}.txt",
            "[MAFW/]Train & Test Set/single/with_caption/set_{1..5}/{train,test}.txt (for captions: attach)",
            "[MAFW/]data/clips/{00001}.mp4 (or {1}.mp4)",
        ],
        [
            FoldOption.Option,
            new(CaptionOption, "none", ["none", "attach"],
                "Descriptions of the clips that are not neutral: passed over, or kept with them as caption_zh and caption_en."),
        ],
        // Of fold 1; the other folds differ by a few clips. 16 clips of the set are known to have no sound, which decode finds.
        new Dictionary<string, int> { ["mafw/train"] = 7333, ["mafw/test"] = 1839 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = MafwEmotions.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadFold(context) : [];
    }

    private static IEnumerable<SourceRow> ReadFold(AdapterContext context)
    {
        var fold = FoldOption.Of(context);
        var home = DatasetFolder.Prefix(context.Root, "MAFW", [.. Parts.Select(part => $"{PlainLists}{fold}/{part.File}")]);
        var captions = new MafwCaptions();
        foreach (var (split, name) in context.Options[CaptionOption] == "attach" ? Parts : [])
        {
            captions.Add(split, Locate(context, $"{home}{CaptionLists}{fold}/{name}", fold));
        }

        var rows = new EmotionRows("mafw", TaskName);
        var lists = Parts.SelectMany(part => MafwRow.Read(Locate(context, $"{home}{PlainLists}{fold}/{part.File}", fold), captions: false)
            .Select(row => (part.Split, row)));
        foreach (var made in rows.Read(lists, context.Splits, (TableRow row, Split _, out EmotionClip? clip) =>
        {
            var fault = MafwRow.Parse(row, out var parsed);
            clip = fault is null ? Clip(parsed!, home, captions.Take(parsed!)) : null;
            return fault;
        }))
        {
            yield return made;
        }

        foreach (var (split, row, fault) in captions.Rejected().Where(rejected => context.Splits.Contains(rejected.Split)))
        {
            yield return rows.Reject(row, split, fault);
        }
    }

    private static AnnotationFile Locate(AdapterContext context, string list, string fold) => AnnotationFile.Locate(
        context.Root, list, $"Let the root be MAFW, or the folder that holds it; fold {fold} needs train.txt and test.txt of set_{fold}.");

    private static EmotionClip Clip(MafwRow row, string home, (string Chinese, string English)? captions)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["emotion"] = FieldText.Of(row.Emotion) };
        if (captions is var (chinese, english))
        {
            fields["caption_zh"] = FieldText.Of(chinese);
            fields["caption_en"] = FieldText.Of(english);
        }

        var (path, alternatives) = row.Clip.In(home + "data/clips/");
        return EmotionClip.InOneFile(row.Clip.Padded, row.Emotion, fields, path, alternatives);
    }
}
