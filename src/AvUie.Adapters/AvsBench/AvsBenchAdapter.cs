using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// AVSBench, semantic release (<c>avs_released</c>): v1s feeds s4 and arig, v1m feeds ms3, one sample per frame. v2 (AVSS) is no task of
/// the reference; an option lets it feed ms3. A frame whose mask is missing or empty is decode's affair.
/// </summary>
public sealed class AvsBenchAdapter : IDatasetAdapter
{
    private const int ClipFrames = 5;

    // v2 has ten frames and ten seconds: every second frame, so that each goes with its fifth of the sound.
    private const int AvssFrameStep = 2;

    private static readonly TableFormat Format =
        new(',', Quoted: true, HeaderRule.Required, ["vid", "uid", "a_obj", "split", "label"]);

    private readonly Rows _rows = new("avsbench");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "avsbench",
        "AVSBench (semantic release: v1s, v1m, v2)",
        ["s4", "ms3", "arig"],
        "Given out on request only: treat frames, masks and lists as not to be passed on.",
        "By the request form of the repository OpenNLPLab/AVSBench.",
        [
            "[avs_released/]metadata.csv", "[avs_released/]label2idx.json (if there, its names are the vocabulary)",
            "[avs_released/]{v1s,v1m}/{uid}/audio.wav", "[avs_released/]{v1s,v1m}/{uid}/frames/{0..4}.jpg",
            "[avs_released/]{v1s,v1m}/{uid}/labels_semantic/{0..4}.png (v1s, training: only 0.png)",
            "[avs_released/]v2/{uid}/ likewise with {0..9} (for avss: ms3)",
        ],
        [
            new("train_frames", "first", ["first", "labelled"],
                "Frames per training clip of v1s (s4, arig): the first, or all five. Official training clips have a mask for the first only."),
            new("test_frames", "labelled", ["first", "labelled"], "Frames per validation and test clip of v1s: the first, or all five."),
            new("ms3_frames", "labelled", ["first", "labelled"], "Frames per clip of v1m (and v2), any split: the first, or all five."),
            new("avss", "exclude", ["exclude", "ms3"],
                "Clips of v2 (AVSS), which the reference does not use: left out (reason excluded_by_option), or further samples of ms3, from "
                + "frames 0, 2, 4, 6 and 8 of their ten."),
        ],
        // Samples and rejections, from published clip counts, since metadata.csv is not public. Not ms3: the rows of v2 count there, and how
        // many there are is not verified.
        new Dictionary<string, int>
        {
            ["s4/train"] = 3452,
            ["s4/val"] = 3700,
            ["s4/test"] = 3700,
            ["arig/train"] = 3452,
            ["arig/val"] = 3700,
            ["arig/test"] = 3700,
        })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>>
        {
            ["s4"] = AvsBenchLabels.All.Labels,
            ["ms3"] = AvsBenchLabels.All.Labels,
            ["arig"] = AvsBenchLabels.All.Labels,
        },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tasks = Description.Tasks.Where(context.Tasks.Contains).ToList();
        return tasks.Count > 0 ? ReadRows(context, tasks) : [];
    }

    private IEnumerable<SourceRow> ReadRows(AdapterContext context, List<string> tasks)
    {
        var home = DatasetFolder.Prefix(context.Root, "avs_released", "metadata.csv");
        var file = AnnotationFile.Locate(
            context.Root, home + "metadata.csv", "Let the root be avs_released of AVSBench's semantic release, or the folder that holds it.");
        var vocabulary = AvsBenchLabels.Of(context.Root, home);
        var ids = new RowIds();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in DelimitedFile.Read(file, Format))
        {
            Split? split = row.Fault is null ? SplitNames.Parse(row["split"]) : null;
            if (split is not null && !context.Splits.Contains(split.Value))
            {
                continue;
            }

            var fault = Check(row, split, vocabulary, context.Options)
                ?? (seen.Add(row.Text) ? null : row.Reject(ReasonCode.DuplicateRow, "the same row stands further up"));
            foreach (var task in TasksOf(row, tasks))
            {
                if (fault is not null)
                {
                    yield return _rows.Reject(ids, task, split, row.At, fault);
                    continue;
                }

                foreach (var frame in Frames(task, split!.Value, context.Options))
                {
                    yield return new SourceRow.Accepted(Sample(row, task, split.Value, frame, home, ids));
                }
            }
        }
    }

    /// <summary>
    /// The tasks asked for that a row feeds. v2 counts where ms3 is asked for, since both have several sources; a row that does not say its
    /// part counts under the first task asked for.
    /// </summary>
    private static IEnumerable<string> TasksOf(TableRow row, List<string> asked) => (row.Fault is null ? row["label"] : null) switch
    {
        "v1s" => asked.Where(task => task is "s4" or "arig"),
        "v1m" or "v2" => asked.Where(task => task == "ms3"),
        _ => asked.Take(1),
    };

    private static RowFault? Check(TableRow row, Split? split, Vocabulary vocabulary, IReadOnlyDictionary<string, string> options)
    {
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (row["label"] == "v2" && options["avss"] == "exclude")
        {
            return row.Reject(ReasonCode.ExcludedByOption, "v2 (AVSS) is no task of the reference (option avss is exclude)");
        }

        if (row["label"] is not ("v1s" or "v1m" or "v2"))
        {
            return row.Reject(ReasonCode.BadRow, $"label \"{Excerpt.Of(row["label"])}\" is none of v1s, v1m, v2");
        }

        if (split is null)
        {
            return row.Reject(ReasonCode.BadRow, $"split \"{Excerpt.Of(row["split"])}\" is none of train, val, test");
        }

        if ((RowName.Check(row, "uid", RowName.VideoNumbers(), "a YouTube id and one or two numbers, '_' between them")
            ?? RowName.Check(row, "vid", RowName.VideoPrefix(), "a YouTube id")) is { } fault)
        {
            return fault;
        }

        var unknown = row["a_obj"].Split(',').Select(name => name.Trim()).FirstOrDefault(name => !vocabulary.Contains(name));
        return unknown is null
            ? null
            : row.Reject(ReasonCode.UnknownLabel, $"a_obj \"{Excerpt.Of(unknown)}\" is not {vocabulary.Summary}");
    }

    private static IEnumerable<int> Frames(string task, Split split, IReadOnlyDictionary<string, string> options)
    {
        var option = task == "ms3" ? "ms3_frames" : split == Split.Train ? "train_frames" : "test_frames";
        return options[option] == "first" ? [0] : Enumerable.Range(0, ClipFrames);
    }

    private static SourceSample Sample(TableRow row, string task, Split split, int frame, string home, RowIds ids)
    {
        var folder = $"{home}{row["label"]}/{row["uid"]}";
        var file = row["label"] == "v2" ? frame * AvssFrameStep : frame;
        return new SourceSample
        {
            Id = ids.Claim(task, split, $"{row["uid"]}_f{frame}", row.At),
            Source = "avsbench",
            Task = task,
            Split = split,
            Media =
            [
                new(MediaRole.Image, $"{folder}/frames/{file}.jpg"),
                new(MediaRole.Audio, $"{folder}/audio.wav"),
                new(MediaRole.Mask, $"{folder}/labels_semantic/{file}.png") { MaskEncoding = MaskEncoding.ClassIndex },
            ],
            Truth = new RegionTruth(row["a_obj"], null),
            FrameIndex = frame,
            Annotation = row.At,
            Clips = [RowName.VideoMilliseconds().IsMatch(row["uid"]) ? RowName.Milliseconds(row["uid"]) : new(RowName.Video(row["uid"]), null)],
            Fields = Fields(row, task, split, frame),
        };
    }

    /// <summary>The reference's training records of s4 and arig hold no frame_idx, its records of arig neither vid nor uid.</summary>
    private static SortedDictionary<string, string> Fields(TableRow row, string task, Split split, int frame)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a_obj"] = FieldText.Of(row["a_obj"]) };
        if (task != "arig")
        {
            fields["vid"] = FieldText.Of(row["vid"]);
            fields["uid"] = FieldText.Of(row["uid"]);
        }

        if (task == "ms3" || split != Split.Train)
        {
            fields["frame_idx"] = FieldText.Of(frame);
        }

        return fields;
    }
}
