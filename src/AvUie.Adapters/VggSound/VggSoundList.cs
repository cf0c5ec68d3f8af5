using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A row of a list of VGGSound: a clip, or why there is none.</summary>
/// <param name="At">File and line.</param>
/// <param name="Split">Training or test; null where the row does not say.</param>
/// <param name="Clip">Its clip; null where there is a fault.</param>
/// <param name="Fault">Why there is none.</param>
internal sealed record VggSoundRow(AnnotationReference At, Split? Split, MatchingClip? Clip, RowFault? Fault);

/// <summary>
/// The lists of VGGSound. <c>train.csv</c> and <c>test.csv</c> hold file names and classes; <c>vggsound.csv</c> holds YouTube id, start,
/// class and split, and 291 rows more, of clips that the authors do not have. None has a header; classes with commas are quoted.
/// </summary>
internal static partial class VggSoundList
{
    private const string Remedy = "Let the root be the folder that holds data/ of the repository hche11/VGGSound (or its lists) and videos/.";

    private static readonly TableFormat FileFormat = new(',', Quoted: true, HeaderRule.Optional, ["file", "label"]);

    private static readonly TableFormat WholeFormat = new(',', Quoted: true, HeaderRule.Optional, ["youtube_id", "start", "label", "split"]);

    /// <summary>The rows of training and test in their order.</summary>
    /// <param name="root">The dataset's root.</param>
    /// <param name="whole">Read vggsound.csv instead of train.csv and test.csv.</param>
    /// <param name="splits">The splits wanted; rows that do not say theirs come with any.</param>
    public static IEnumerable<VggSoundRow> Read(string root, bool whole, IReadOnlySet<Split> splits)
    {
        var home = DatasetFolder.Prefix(root, "data", "vggsound.csv", "train.csv", "test.csv");
        if (whole)
        {
            return Rows(AnnotationFile.Locate(root, home + "vggsound.csv", Remedy), split: null)
                .Where(row => row.Split is null || splits.Contains(row.Split.Value));
        }

        return new[] { Split.Train, Split.Test }
            .Where(splits.Contains)
            .SelectMany(split => Rows(AnnotationFile.Locate(root, $"{home}{split.Name()}.csv", Remedy), split));
    }

    /// <param name="file">The list.</param>
    /// <param name="split">The split that it is; null for vggsound.csv, whose rows say it.</param>
    private static IEnumerable<VggSoundRow> Rows(AnnotationFile file, Split? split)
    {
        var repeats = new RowRepeats();
        var whole = split is null;
        foreach (var row in DelimitedFile.Read(file, whole ? WholeFormat : FileFormat))
        {
            var fault = Check(row, whole);
            var name = fault is not null ? ""
                : whole ? string.Create(CultureInfo.InvariantCulture, $"{row["youtube_id"]}_{row.Number("start"):000000}")
                : Path.GetFileNameWithoutExtension(row["file"]);
            fault ??= repeats.Check(row, name, row["label"]);
            yield return new VggSoundRow(
                row.At,
                split ?? (row.Fault is null ? SplitOf(row) : null),
                fault is null ? new MatchingClip(name, RowName.Start(name), VggSoundLabels.All.Known(row["label"]), row.At) : null,
                fault);
        }
    }

    private static Split? SplitOf(TableRow row) => row["split"] switch
    {
        "train" => Split.Train,
        "test" => Split.Test,
        _ => null,
    };

    private static RowFault? Check(TableRow row, bool whole)
    {
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if ((whole
            ? RowName.Check(row, "youtube_id", RowName.VideoId(), "a YouTube id of 11 characters")
            : RowName.Check(row, "file", FileName(), "a YouTube id, a start of six digits and .mp4")) is { } fault)
        {
            return fault;
        }

        if (whole && row.Number("start") is not <= 999_999)
        {
            return row.Reject(ReasonCode.BadRow, "start must be whole seconds");
        }

        if (whole && SplitOf(row) is null)
        {
            return row.Reject(ReasonCode.BadRow, $"split \"{Excerpt.Of(row["split"])}\" is neither train nor test");
        }

        return VggSoundLabels.All.Contains(row["label"])
            ? null
            : row.Reject(ReasonCode.UnknownLabel, $"\"{Excerpt.Of(row["label"])}\" is not {VggSoundLabels.All.Summary}");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}_[0-9]{6}\.mp4\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
