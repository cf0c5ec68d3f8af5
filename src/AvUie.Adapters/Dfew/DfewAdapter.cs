using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// DFEW: film clips with one of seven emotions, in five folds. Only the original clips have sound. The 362 clips with one emotion but no
/// face stand in no list.
/// </summary>
public sealed class DfewAdapter : IDatasetAdapter
{
    private const string TaskName = "dfew";
    private const string ClipFolder = "Clip/original/";
    private const string NameColumn = "video_name";
    private const string LabelColumn = "label";

    private static readonly TableFormat Format = new(',', Quoted: true, HeaderRule.Required, [NameColumn, LabelColumn]);

    private static readonly (Split Split, string Name)[] Parts = [(Split.Train, "train"), (Split.Test, "test")];

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "dfew",
        "DFEW (Dynamic Facial Expression in the Wild)",
        [TaskName],
        "Non-commercial research under a signed agreement: nothing may be passed on, labels included.",
        "By the agreement on the dataset's page; the archives of the clips have a password that comes with it.",
        [
            "[DFEW/]EmoLabel_DataSplit/{train,test}(single-labeled)/set_{1..5}.csv (or (single_labeled))",
            "or [DFEW/]label/single_{train,test}set_{1..5}.csv", "[DFEW/]Clip/original/{00001}.mp4 (or {1}.mp4)",
        ],
        [FoldOption.Option],
        // Of fold 1; the other folds differ by a few clips.
        new Dictionary<string, int> { ["dfew/train"] = 9356, ["dfew/test"] = 2341 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = DfewEmotions.All.Labels },
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
        var home = DatasetFolder.Prefix(context.Root, "DFEW", [.. Parts.SelectMany(part => Lists(string.Empty, part.Name, fold))]);
        var lists = Parts.SelectMany(part => DelimitedFile.Read(Locate(context, Lists(home, part.Name, fold), fold), Format).Select(row => (part.Split, row)));
        return new EmotionRows("dfew", TaskName).Read(lists, context.Splits, (TableRow row, Split _, out EmotionClip? clip) => Parse(row, home, out clip));
    }

    private static AnnotationFile Locate(AdapterContext context, string[] names, string fold) => AnnotationFile.LocateAny(
        context.Root, names, $"Let the root be DFEW, or the folder that holds it; fold {fold} needs set_{fold}.csv of the training and of the test part.");

    /// <summary>The distribution's own names, as its read-me spells them, and those of its authors' code.</summary>
    private static string[] Lists(string home, string part, string fold) =>
    [
        $"{home}EmoLabel_DataSplit/{part}(single-labeled)/set_{fold}.csv",
        $"{home}EmoLabel_DataSplit/{part}(single_labeled)/set_{fold}.csv",
        $"{home}label/single_{part}set_{fold}.csv",
    ];

    private static RowFault? Parse(TableRow row, string home, out EmotionClip? clip)
    {
        clip = null;
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        var name = row[NameColumn].Trim();
        if (ClipNumber.Parse(name) is not { } number)
        {
            return RowName.CouldLeaveRoot(name)
                ? row.Reject(ReasonCode.UnsafePath, $"{NameColumn} \"{Excerpt.Of(name)}\" could lead to another file; expected a number")
                : row.Reject(ReasonCode.BadRow, $"{NameColumn} \"{Excerpt.Of(name)}\" is no number of one to five digits");
        }

        if (DfewEmotions.Of(row[LabelColumn].Trim()) is not { } emotion)
        {
            return row.Reject(ReasonCode.UnknownLabel, string.Create(
                CultureInfo.InvariantCulture, $"label \"{Excerpt.Of(row[LabelColumn])}\" is no number from 1 to {DfewEmotions.All.Labels.Count}"));
        }

        var (path, alternatives) = number.In(home + ClipFolder);
        clip = EmotionClip.InOneFile(number.Padded, emotion, EmotionClip.Field("emotion", emotion), path, alternatives);
        return null;
    }
}
