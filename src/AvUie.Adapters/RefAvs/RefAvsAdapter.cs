using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// Ref-AVS Bench: an expression that describes an object of a clip, or nothing in it. A training row gives one frame, a validation or
/// test row one sample per frame; ids hold uid and line, since 11 uids occur twice.
/// </summary>
public sealed class RefAvsAdapter : IDatasetAdapter
{
    private const string TaskName = "ref_avs";
    private const string SeedOption = "frame_seed";

    private static readonly TableFormat Format = new(',', Quoted: true, HeaderRule.Required, ["vid", "uid", "split", "fid", "exp"]);

    private readonly Rows _rows = new("ref_avs");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "ref_avs",
        "Ref-AVS Bench",
        [TaskName],
        "The code is MIT, the data's licence is not stated; the clips are from YouTube: do not pass media on.",
        "Linked from the project page of Ref-AVS (ModelScope: Gh0stAR/Ref-AVS-Bench); metadata.csv is in the repository GeWu-Lab/Ref-AVS.",
        [
            "[REFAVS/]metadata.csv", "[REFAVS/]media/{clip}/audio.wav", "[REFAVS/]media/{clip}/frames/{0..9}.jpg",
            "[REFAVS/]gt_mask/{clip}/fid_{fid}/{00000..00009}.png",
        ],
        [
            new("train_frame", "seeded", ["seeded", "all"], "Frames per training row: one, chosen by a hash of frame_seed, uid and line, or all ten."),
            new("test_frames", "all", ["seeded", "all"], "Frames per validation and test row: one, chosen likewise, or all ten."),
            new(SeedOption, "0", [], "A whole number of at most nine digits; another one chooses other frames, under the same ids."),
            new("null_rows", "keep", ["keep", "drop"], "Rows whose expression describes nothing in the clip."),
            new("no_expression", "drop", ["drop", "keep"], "Rows with the placeholder expression \"NO.\"."),
            new("empty_mask", "filter", ["filter", "absent"],
                "A described object that has no pixel in the frame, or no mask file: filtered in decode, or the answer is \"absent\"."),
        ],
        // Samples and rejections: 14,113 training rows once, validation and test rows ten times, rejected rows once.
        new Dictionary<string, int> { ["ref_avs/train"] = 14_113, ["ref_avs/val"] = 13_427, ["ref_avs/test"] = 49_648 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = RefAvsLabels.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadRows(context) : [];
    }

    private IEnumerable<SourceRow> ReadRows(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, "REFAVS", "metadata.csv");
        var file = AnnotationFile.Locate(
            context.Root, home + "metadata.csv", "Let the root be REFAVS of Ref-AVS Bench, or the folder that holds it.");
        var seed = Seed(context);
        var ids = new RowIds();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in DelimitedFile.Read(file, Format))
        {
            var split = row.Fault is null ? SplitOf(row) : null;
            if (split is not null && !context.Splits.Contains(split.Value))
            {
                continue;
            }

            var fault = Check(row, split, context.Options, seen, out var parsed);
            if (fault is not null)
            {
                yield return _rows.Reject(ids, TaskName, split, row.At, fault);
                continue;
            }

            var everyFrame = context.Options[split == Split.Train ? "train_frame" : "test_frames"] == "all";
            foreach (var frame in everyFrame ? Enumerable.Range(0, RefAvsRow.ClipFrames) : [parsed!.SeededFrame(seed)])
            {
                // A row that gets one frame keeps its id whichever frame that is.
                var key = $"{parsed!.Uid}_r{row.At.Row}{(everyFrame ? $"_f{frame}" : string.Empty)}";
                yield return new SourceRow.Accepted(Sample(
                    parsed, ids.Claim(TaskName, split!.Value, key, row.At), split.Value, frame, home,
                    context.Options["empty_mask"] == "absent"));
            }
        }
    }

    private static int Seed(AdapterContext context) =>
        context.Options[SeedOption] is { Length: > 0 and <= 9 } digits
        && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new AnnotationFileException(
                context.Root, $"option {SeedOption} of ref_avs is \"{Excerpt.Of(context.Options[SeedOption])}\". Set it to a whole number of at most nine digits.");

    private static Split? SplitOf(TableRow row) => row["split"] switch
    {
        "train" => Split.Train,
        "val" => Split.Validation,
        "test_s" or "test_u" or "test_n" => Split.Test,
        _ => null,
    };

    private static RowFault? Check(
        TableRow row, Split? split, IReadOnlyDictionary<string, string> options, HashSet<string> seen, out RefAvsRow? parsed)
    {
        parsed = null;
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (split is null)
        {
            return row["split"] == "TODO"
                ? row.Reject(ReasonCode.TodoSplit, "the split is TODO")
                : row.Reject(
                    ReasonCode.BadRow, $"split \"{Excerpt.Of(row["split"])}\" is none of train, val, test_s, test_u, test_n, TODO");
        }

        return RefAvsRow.Parse(row, out parsed)
            ?? CheckExpression(row, options)
            ?? (parsed!.Object is null && options["null_rows"] == "drop"
                ? row.Reject(ReasonCode.ExcludedByOption, "option null_rows is drop") : null)
            ?? (seen.Add(row.Text) ? null : row.Reject(ReasonCode.DuplicateRow, "the same row stands further up"));
    }

    private static RowFault? CheckExpression(TableRow row, IReadOnlyDictionary<string, string> options)
    {
        var expression = row["exp"].Trim();
        return expression.Any(char.IsControl)
                ? row.Reject(ReasonCode.BadRow, "the expression holds control characters")
            : expression.Length == 0 || expression.StartsWith("[Error]", StringComparison.Ordinal)
                ? row.Reject(ReasonCode.BadExpression, "the expression is empty or an error text")
            : expression == "NO." && options["no_expression"] == "drop"
                ? row.Reject(ReasonCode.BadExpression, "the expression is the placeholder NO. (option no_expression is drop)")
            : null;
    }

    private static SourceSample Sample(RefAvsRow row, string id, Split split, int frame, string home, bool emptyMaskIsAbsent)
    {
        List<MediaReference> media =
        [
            new(MediaRole.Image, $"{home}media/{row.Clip}/frames/{frame}.jpg"),
            new(MediaRole.Audio, $"{home}media/{row.Clip}/audio.wav"),
        ];
        if (row.Object is not null)
        {
            media.Add(new(MediaRole.Mask, $"{home}gt_mask/{row.Clip}/fid_{row.Mask}/0000{frame}.png")
            {
                MaskEncoding = MaskEncoding.Binary,
                MayBeEmpty = emptyMaskIsAbsent,
            });
        }

        return new SourceSample
        {
            Id = id,
            Source = "ref_avs",
            Task = TaskName,
            Split = split,
            SubSplit = split == Split.Test ? row.Row["split"] : null,
            Media = media,
            Truth = new ReferringTruth(row.Expression, row.Object, null),
            FrameIndex = frame,
            Annotation = row.Row.At,
            Clips = [RowName.Milliseconds(row.Row["vid"])],
            Fields = Fields(row, split, frame),
        };
    }

    /// <summary>Training and test records of the reference spell frame and expression differently; fid is text in both.</summary>
    private static SortedDictionary<string, string> Fields(RefAvsRow row, Split split, int frame)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["vid"] = FieldText.Of(row.Clip),
            ["uid"] = FieldText.Of(row.Uid),
            ["fid"] = FieldText.Of(row.Row["fid"]),
        };
        if (split == Split.Train)
        {
            fields["idx"] = FieldText.Of(frame);
            fields["description"] = FieldText.Of(row.Expression);
        }
        else
        {
            fields["frame_idx"] = FieldText.Of(frame);
            fields["object"] = FieldText.Of(row.Expression);
            fields["split"] = FieldText.Of(row.Row["split"]);
        }

        return fields;
    }
}
