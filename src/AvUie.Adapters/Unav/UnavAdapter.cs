using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// UnAV-100: several events of an untrimmed video, each with its ranges. One JSON object holds all videos of all splits. The reference
/// trains on it and has no test form.
/// </summary>
public sealed class UnavAdapter : IDatasetAdapter
{
    private const string TaskName = "unav";
    private const string ListName = "annotations/unav100_annotations.json";

    // The authors' README and their configuration spell the folder differently.
    private static readonly string[] Folders = ["unav100", "unav_100", "data/unav100", "data/unav_100"];

    private readonly Rows _rows = new("unav");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "unav",
        "UnAV-100",
        [TaskName],
        "The code is MIT, the licence of the annotations is not stated; the videos are from YouTube: do not pass media on.",
        "Annotations: repository ttgeng233/UnAV or the dataset ttgeng233/UnAV-100 on Hugging Face. Videos: its script scripts/video_download.py.",
        ["[unav100/]annotations/unav100_annotations.json", "[unav100/]raw_videos/{YouTube id}.mp4 (trimmed by the script)"],
        [
            new("time_scale", "tenths", ["tenths", "seconds"],
                "Ranges in tenths of the video, round(t*10/duration), which is how the reference's published label reads, or in whole seconds."),
            new("collapsed", "widen", ["widen", "drop"],
                "A span that rounding makes empty: widened to the one unit its middle lies in, or left out (a video without any range is rejected)."),
        ],
        new Dictionary<string, int> { ["unav/train"] = 6489, ["unav/val"] = 2134, ["unav/test"] = 2167 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = UnavLabels.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadVideos(context) : [];
    }

    private IEnumerable<SourceRow> ReadVideos(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, Folders, ListName);
        var file = AnnotationFile.Locate(
            context.Root, home + ListName, "Let the root be the folder unav100 of the dataset, with annotations/ and raw_videos/, or the folder that holds it.");
        var grid = new UnavTimeGrid(context.Options["time_scale"] == "tenths", context.Options["collapsed"] == "widen");
        var (ids, repeats) = (new RowIds(), new RowRepeats());
        foreach (var row in JsonFile.Members(file, "database"))
        {
            var split = SplitNames.Parse(row.String("subset"));
            if (split is not null && !context.Splits.Contains(split.Value))
            {
                continue;
            }

            var fault = UnavVideo.Parse(row, out var video)
                ?? (split is null ? row.Reject(ReasonCode.BadRow, "subset is none of train, validation, test") : null)
                ?? repeats.Check(row, row.Key!);
            var events = fault is null ? grid.Events(video!) : [];
            fault ??= events.Count == 0
                ? row.Reject(ReasonCode.EmptyEvent, "every span is empty after rounding (option collapsed is drop)")
                : null;
            yield return fault is not null
                ? _rows.Reject(ids, TaskName, split, row.At, fault)
                : new SourceRow.Accepted(Sample(video!, new EventsTruth(events) { InSeconds = !grid.Tenths }, split!.Value, home, ids));
        }
    }

    private static SourceSample Sample(UnavVideo video, EventsTruth truth, Split split, string home, RowIds ids)
    {
        var path = $"{home}raw_videos/{video.Row.Key}.mp4";
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["vid"] = FieldText.Of(video.Row.Key!),
            // What the grid rounds away, as the source wrote it.
            ["duration"] = video.Row["duration"].GetRawText(),
            ["annotations"] = JsonText.Compact(video.Row["annotations"]),
        };
        if (AnswerGrammar.Render(TaskName, truth) is RenderedAnswer.Success answer)
        {
            fields["original_label"] = FieldText.Of(answer.Text);
        }

        return new SourceSample
        {
            Id = ids.Claim(TaskName, split, video.Row.Key!, video.Row.At),
            Source = "unav",
            Task = TaskName,
            Split = split,
            Media = [new(MediaRole.Video, path), new(MediaRole.Audio, path)],
            Truth = truth,
            Annotation = video.Row.At,
            Clips = [new(video.Row.Key!, null)],
            Fields = fields,
        };
    }
}
