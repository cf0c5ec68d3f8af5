using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// VALOR-32K (task avcap): one caption per clip of AudioSet, taken as it stands (typing errors, full-width commas, no full stop). The
/// reference trains on it and has no test form.
/// </summary>
public sealed partial class ValorAdapter : IDatasetAdapter
{
    private const string TaskName = "avcap";
    private const string Form = "a YouTube id, start and end in seconds with three decimals, '_' between them";

    private static readonly (Split Split, string Name)[] Lists =
        [(Split.Train, "desc_train.json"), (Split.Validation, "desc_val.json"), (Split.Test, "desc_test.json")];

    private readonly Rows _rows = new("valor32k");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "valor32k",
        "VALOR-32K",
        [TaskName],
        "The code is MIT, the licence of the annotations is not stated; the clips are from AudioSet and YouTube: do not pass media on.",
        "Annotations and clips: linked from the repository TXH-mercury/VALOR (clips on request); some 300 of validation and test are gone from YouTube.",
        [
            "[valor-32k-annotations/]desc_train.json", "[valor-32k-annotations/]desc_val.json", "[valor-32k-annotations/]desc_test.json",
            "videos/{YouTube id}_{start}_{end}.mp4, times with three decimals (or raw_videos/, video_data/)",
        ],
        [],
        new Dictionary<string, int> { ["avcap/train"] = 25_327, ["avcap/val"] = 3_500, ["avcap/test"] = 3_491 });

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadLists(context) : [];
    }

    private IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, "valor-32k-annotations", [.. Lists.Select(list => list.Name)]);
        var ids = new RowIds();
        foreach (var (split, name) in Lists.Where(list => context.Splits.Contains(list.Split)))
        {
            var file = AnnotationFile.Locate(
                context.Root, home + name, "Let the root be the folder that holds valor-32k-annotations/ (or its three lists) and videos/.");
            var repeats = new RowRepeats();
            foreach (var row in JsonFile.Elements(file))
            {
                var fault = Check(row) ?? repeats.Check(row, row.String("video_id")!);
                yield return fault is not null
                    ? _rows.Reject(ids, TaskName, split, row.At, fault)
                    : new SourceRow.Accepted(Sample(row, split, ids));
            }
        }
    }

    private static RowFault? Check(JsonRow row)
    {
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (RowName.Check(row, "video_id", row.String("video_id"), Name(), Form) is { } fault)
        {
            return fault;
        }

        var times = row.String("video_id")![(RowName.VideoIdLength + 1)..].Split('_');
        if (double.Parse(times[0], CultureInfo.InvariantCulture) >= double.Parse(times[1], CultureInfo.InvariantCulture))
        {
            return row.Reject(ReasonCode.BadSpan, $"{times[0]}-{times[1]} is no span of a video");
        }

        return row.String("desc") is { } caption && !string.IsNullOrWhiteSpace(caption) && !caption.Any(char.IsControl)
            ? null
            : row.Reject(ReasonCode.BadRow, "desc must be a caption on one line");
    }

    /// <summary>The name of a clip holds dots: the extension is put behind it, never cut from it.</summary>
    private static SourceSample Sample(JsonRow row, Split split, RowIds ids)
    {
        var clip = row.String("video_id")!;
        return new SourceSample
        {
            Id = ids.Claim(TaskName, split, clip, row.At),
            Source = "valor32k",
            Task = TaskName,
            Split = split,
            Media = MediaReferences.Clip([$"videos/{clip}.mp4", $"raw_videos/{clip}.mp4", $"video_data/{clip}.mp4"]),
            // An answer is read without the blanks around it, so it cannot say them.
            Truth = new CaptionTruth(row.String("desc")!.Trim()),
            Annotation = row.At,
            Clips = [RowName.Seconds(clip)],
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["video_id"] = FieldText.Of(clip) },
        };
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{11}_[0-9]{1,6}\.[0-9]{3}_[0-9]{1,6}\.[0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
