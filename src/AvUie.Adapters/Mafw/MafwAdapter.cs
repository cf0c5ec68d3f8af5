using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// MAFW: clips with one of eleven emotions (the single set), in five folds. The lists of several emotions a clip (<c>compound</c>) are not
/// read: the task asks for one.
/// </summary>
public sealed class MafwAdapter : IDatasetAdapter
{
    private const string TaskName = "mafw";
    private const string ListOption = "list";
    private const string Captioned = "with_caption";
    private const string ListFolder = "Train & Test Set/single/";

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
            "[MAFW/]Train & Test Set/single/with_caption/set_{1..5}/{train,test}.txt (for list: with_caption)",
            "[MAFW/]data/clips/{00001}.mp4 (or {1}.mp4)",
        ],
        [
            FoldOption.Option,
            new(ListOption, "no_caption", ["no_caption", Captioned],
                "no_caption: the plain lists; with_caption: the lists with a description of each clip, kept as caption_zh and caption_en."),
        ],
        // Of fold 1; the other folds differ by a few clips. 16 clips of the set are known to have no sound, which decode finds.
        new Dictionary<string, int> { ["mafw/train"] = 7333, ["mafw/test"] = 1839 });

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadFold(context) : [];
    }

    private static IEnumerable<SourceRow> ReadFold(AdapterContext context)
    {
        var (fold, form) = (FoldOption.Of(context), context.Options[ListOption]);
        var folder = $"{ListFolder}{form}/set_{fold}/";
        var home = DatasetFolder.Prefix(context.Root, "MAFW", [.. Parts.Select(part => folder + part.File)]);
        var rows = new EmotionRows("mafw", TaskName);
        foreach (var (split, name) in Parts)
        {
            var file = AnnotationFile.Locate(
                context.Root, home + folder + name, $"Let the root be MAFW, or the folder that holds it; fold {fold} needs train.txt and test.txt of set_{fold}.");
            foreach (var row in MafwRow.Read(file.Utf8OrChinese(), form == Captioned))
            {
                // Every row is taken, so that a clip of both lists belongs to the first whatever splits are wanted.
                var made = MafwRow.Parse(row, out var parsed) is { } fault ? rows.Reject(row, split, fault) : rows.Take(row, split, Clip(parsed!, home));
                if (context.Splits.Contains(split))
                {
                    yield return made;
                }
            }
        }
    }

    private static EmotionClip Clip(MafwRow row, string home)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["emotion"] = FieldText.Of(row.Emotion) };
        if (row.Captions is var (chinese, english))
        {
            fields["caption_zh"] = FieldText.Of(chinese);
            fields["caption_en"] = FieldText.Of(english);
        }

        var (path, alternatives) = row.Clip.In(home + "data/clips/");
        return EmotionClip.InOneFile(row.Clip.Padded, row.Emotion, fields, path, alternatives);
    }
}
