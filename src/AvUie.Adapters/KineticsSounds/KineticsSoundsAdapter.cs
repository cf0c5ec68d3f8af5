using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// Kinetics-Sounds (task ks): clips of Kinetics-400 of 31 classes that are seen and heard. By default the lists of OGM-GE, whose
/// test list is drawn from Kinetics' test split; else Kinetics' own lists, of which rows of other classes are no part of the dataset.
/// </summary>
public sealed class KineticsSoundsAdapter : IDatasetAdapter
{
    private const string TaskName = "ks";

    private static readonly TableFormat OgmFormat = new(',', Quoted: false, HeaderRule.Optional, ["name", "frames", "class_index"]);

    private static readonly TableFormat KineticsFormat =
        new(',', Quoted: true, HeaderRule.Required, ["label", "youtube_id", "time_start", "time_end"]);

    private static readonly (Split Split, string Name)[] OgmLists = [(Split.Train, "my_train.txt"), (Split.Test, "my_test.txt")];

    private static readonly (Split Split, string Name)[] KineticsLists =
        [.. new[] { Split.Train, Split.Validation, Split.Test }.Select(split => (split, $"k400/annotations/{split.Name()}.csv"))];

    private readonly Rows _rows = new("ks");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "ks",
        "Kinetics-Sounds",
        [TaskName],
        "Annotations of Kinetics: CC BY 4.0; the clips are from YouTube: do not pass media on.",
        "Lists: my_train.txt and my_test.txt of the repository GeWu-Lab/OGM-GE_CVPR2022. Clips: Kinetics-400 of the repository cvdfoundation/kinetics-dataset.",
        [
            "my_train.txt", "my_test.txt", "k400/{train,val,test}/{YouTube id}_{start, 6 digits}_{end, 6 digits}.mp4",
            "k400/replacement/replacement_for_corrupted_k400/{the same}.mp4 (take the corrupt file away)",
            "or {class}/{the same}.mp4, {train,val,test}/{the same}.mp4, videos/{the same}.mp4",
            "k400/annotations/{train,val,test}.csv (option list: kinetics400)",
        ],
        [
            new("list", "ogm_ge", ["ogm_ge", "kinetics400"],
                "The lists of OGM-GE (of the reference's laboratory), or every clip of the 31 classes in Kinetics-400's lists, which also give a validation split."),
        ],
        new Dictionary<string, int> { ["ks/train"] = 14_799, ["ks/test"] = 2_597 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = KineticsSoundsLabels.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadLists(context) : [];
    }

    private IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var isOgm = context.Options["list"] == "ogm_ge";
        var ids = new RowIds();
        foreach (var (split, name) in (isOgm ? OgmLists : KineticsLists).Where(list => context.Splits.Contains(list.Split)))
        {
            var file = AnnotationFile.Locate(
                context.Root, name, "Let the root be the folder that holds my_train.txt, my_test.txt and k400/ with the clips of Kinetics-400.");
            var repeats = new RowRepeats();
            foreach (var row in DelimitedFile.Read(file, isOgm ? OgmFormat : KineticsFormat))
            {
                if (!isOgm && row.Fault is null && !KineticsSoundsLabels.All.Contains(row["label"]))
                {
                    continue;
                }

                string? label = null;
                KineticsClip? clip = null;
                var fault = row.Fault is not null ? row.Reject(ReasonCode.BadRow, row.Fault)
                    : isOgm ? ParseOgm(row, out clip, out label)
                    : KineticsClip.Parse(row, "youtube_id", "time_start", "time_end", out clip);
                label ??= row.Find("label");
                fault ??= repeats.Check(row, clip!.Stem, label);
                yield return fault is not null
                    ? _rows.Reject(ids, TaskName, split, row.At, fault)
                    : new SourceRow.Accepted(Sample(row, clip!, label!, split, ids));
            }
        }
    }

    private static RowFault? ParseOgm(TableRow row, out KineticsClip? clip, out string? label)
    {
        label = row.Number("class_index") is { } index ? KineticsSoundsLabels.All.Labels.ElementAtOrDefault(index) : null;
        return KineticsClip.Parse(row, "name", out clip)
            ?? (row.Number("frames") is null ? row.Reject(ReasonCode.BadRow, "the second field must be a whole number") : null)
            ?? (label is null
                ? row.Reject(ReasonCode.UnknownLabel, $"the class number \"{Excerpt.Of(row["class_index"])}\" is none of 0..{KineticsSoundsLabels.All.Labels.Count - 1}")
                : null);
    }

    private static SourceSample Sample(TableRow row, KineticsClip clip, string label, Split split, RowIds ids) => new()
    {
        Id = ids.Claim(TaskName, split, clip.Stem, row.At),
        Source = "ks",
        Task = TaskName,
        Split = split,
        Media = MediaReferences.Clip(clip.Paths(split, label)),
        Truth = new ClassTruth(label),
        Annotation = row.At,
        Clips = [new(clip.VideoId, clip.Start)],
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["action"] = FieldText.Of(label) },
    };
}
