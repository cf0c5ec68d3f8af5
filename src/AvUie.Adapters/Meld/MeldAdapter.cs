using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// MELD: one utterance of a dialogue per row. Dialogue and utterance numbers begin anew in every split, clips are whole files named by
/// them, so that the times of a row are not needed. The dyadic lists (<c>*_dya.csv</c>) are another count of the same clips and are not read.
/// </summary>
public sealed class MeldAdapter : IDatasetAdapter
{
    private const string TaskName = "meld";
    private const string CutsOption = "cuts";

    // A cut of under five frames at 24 a second, and one that runs over several utterances.
    private const decimal ShortestSeconds = 0.2m;
    private const decimal LongestSeconds = 30;

    private static readonly TableFormat Format = new(
        ',', Quoted: true, HeaderRule.Required,
        ["Utterance", "Speaker", "Emotion", "Dialogue_ID", "Utterance_ID", "StartTime", "EndTime"]);

    private static readonly (Split Split, string Name, string Folder)[] Parts =
    [
        (Split.Train, "train", "train_splits"),
        (Split.Validation, "dev", "dev_splits_complete"),
        (Split.Test, "test", "output_repeated_splits_test"),
    ];

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "meld",
        "MELD (Multimodal EmotionLines Dataset)",
        [TaskName],
        "The repository says GPL-3.0 of its lists; the clips are from the series Friends: do not pass media on.",
        "MELD.Raw.tar.gz, linked from the repository declare-lab/MELD; unpack the three archives in it into train/, dev/ and test/.",
        [
            "[MELD.Raw/]train_sent_emo.csv or [MELD.Raw/]train/train_sent_emo.csv; dev and test likewise",
            "[MELD.Raw/]train/train_splits/dia{Dialogue_ID}_utt{Utterance_ID}.mp4",
            "[MELD.Raw/]dev/dev_splits_complete/dia{Dialogue_ID}_utt{Utterance_ID}.mp4",
            "[MELD.Raw/]test/output_repeated_splits_test/dia{Dialogue_ID}_utt{Utterance_ID}.mp4",
        ],
        [
            new(CutsOption, "all", ["all", "plausible"],
                "Every row with the clip that comes with it, or only rows whose start and end are 0.2 to 30 seconds apart: 149 official ones are "
                + "not (reason bad_span), and their clips, cut at those times, hardly are the utterance."),
        ],
        new Dictionary<string, int> { ["meld/train"] = 9989, ["meld/val"] = 1109, ["meld/test"] = 2610 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = MeldEmotions.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadLists(context) : [];
    }

    private static IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, "MELD.Raw", [.. Parts.SelectMany(part => Lists(string.Empty, part.Name))]);
        var lists = Parts.Where(part => context.Splits.Contains(part.Split))
            .SelectMany(part => DelimitedFile.Read(Locate(context, Lists(home, part.Name)), Format).Select(row => (part.Split, row)));
        return new EmotionRows("meld", TaskName).Read(lists, context.Splits, (TableRow row, Split split, out EmotionClip? clip) =>
        {
            var fault = Check(row, context.Options[CutsOption] == "all");
            clip = fault is null ? Clip(row, home + Folder(split)) : null;
            return fault;
        });
    }

    private static AnnotationFile Locate(AdapterContext context, string[] lists) => AnnotationFile.LocateAny(
        context.Root, lists, "Let the root be MELD.Raw, as MELD.Raw.tar.gz unpacks it, or the folder that holds it.");

    private static string Folder(Split split) => Parts.Where(part => part.Split == split).Select(part => $"{part.Name}/{part.Folder}/").Single();

    /// <summary>The list of the training part lies in the folder of its clips where the archives were unpacked as they are.</summary>
    private static string[] Lists(string home, string part) => [$"{home}{part}_sent_emo.csv", $"{home}{part}/{part}_sent_emo.csv"];

    private static RowFault? Check(TableRow row, bool everyCut)
    {
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (!MeldEmotions.All.Contains(row["Emotion"]))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"Emotion \"{Excerpt.Of(row["Emotion"])}\" is not {MeldEmotions.All.Summary}");
        }

        if (row.Number("Dialogue_ID") is null || row.Number("Utterance_ID") is null)
        {
            return row.Reject(ReasonCode.BadRow, "Dialogue_ID and Utterance_ID must be whole numbers");
        }

        return everyCut ? null : CheckCut(row);
    }

    private static RowFault? CheckCut(TableRow row) =>
        (EpisodeTime.Seconds(row["StartTime"]), EpisodeTime.Seconds(row["EndTime"])) switch
        {
            (null, _) or (_, null) => row.Reject(
                ReasonCode.BadRow, $"StartTime and EndTime must be times such as 0:16:21,940 (option {CutsOption}: all does not look at them)"),
            var (start, end) when end - start is < ShortestSeconds or > LongestSeconds => row.Reject(ReasonCode.BadSpan, string.Create(
                CultureInfo.InvariantCulture,
                $"the clip would have {end - start:0.###} seconds, expected {ShortestSeconds} to {LongestSeconds} (option {CutsOption}: all keeps it)")),
            _ => null,
        };

    private static EmotionClip Clip(TableRow row, string folder)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"dia{row.Number("Dialogue_ID")}_utt{row.Number("Utterance_ID")}");
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Emotion"] = FieldText.Of(row["Emotion"]),
            // No field of the reference: words of the row that reasoning may take as said.
            ["Speaker"] = FieldText.Of(row["Speaker"]),
            ["Utterance"] = FieldText.Of(row["Utterance"]),
        };
        return EmotionClip.InOneFile(name, row["Emotion"], fields, $"{folder}{name}.mp4");
    }
}
