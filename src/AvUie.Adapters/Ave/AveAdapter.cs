using System.Text;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// AVE: one audible and visible event per row. Rows are '&amp;' separated, since categories hold commas. A clip may stand in several
/// rows with different categories, even in two splits, so the id is made of clip and category.
/// </summary>
public sealed class AveAdapter : IDatasetAdapter
{
    private const string TaskName = "ave";
    private const int ClipSeconds = 10;

    private static readonly TableFormat Format =
        new('&', Quoted: false, HeaderRule.Optional, ["Category", "VideoID", "Quality", "StartTime", "EndTime"]);

    private static readonly (Split Split, string File)[] Lists =
        [(Split.Train, "trainSet.txt"), (Split.Validation, "valSet.txt"), (Split.Test, "testSet.txt")];

    private readonly Rows _rows = new("ave");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "ave",
        "AVE (Audio-Visual Event dataset)",
        [TaskName],
        "No licence stated; the clips are from YouTube: do not pass media on.",
        "AVE_Dataset.zip, linked from the repository YapengTian/AVE-ECCV18 (Google Drive).",
        ["[AVE_Dataset/]trainSet.txt", "[AVE_Dataset/]valSet.txt", "[AVE_Dataset/]testSet.txt", "[AVE_Dataset/]AVE/{YouTube id}.mp4"],
        [],
        new Dictionary<string, int> { ["ave/train"] = 3339, ["ave/val"] = 402, ["ave/test"] = 402 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = AveLabels.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadLists(context) : [];
    }

    private IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, "AVE_Dataset", [.. Lists.Select(list => list.File)]);
        var ids = new RowIds();
        foreach (var (split, name) in Lists.Where(list => context.Splits.Contains(list.Split)))
        {
            var file = AnnotationFile.Locate(
                context.Root, home + name, "Let the root be AVE_Dataset, as AVE_Dataset.zip unpacks it, or the folder that holds it.");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in DelimitedFile.Read(file, Format))
            {
                yield return Check(row) is { } fault
                        ? _rows.Reject(ids.ClaimByRow(TaskName, split, row.At), TaskName, split, row.At, fault)
                    : !seen.Add(row.Text)
                        ? _rows.Reject(
                            ids.ClaimByRow(TaskName, split, row.At), TaskName, split, row.At,
                            row.Reject(ReasonCode.DuplicateRow, "the same row stands further up"))
                    : new SourceRow.Accepted(Sample(row, split, home, ids));
            }
        }
    }

    private static RowFault? Check(TableRow row)
    {
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (RowName.Check(row, "VideoID", RowName.VideoId(), "a YouTube id of 11 characters") is { } fault)
        {
            return fault;
        }

        if (!AveLabels.All.Contains(row["Category"]))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"\"{Excerpt.Of(row["Category"])}\" is not {AveLabels.All.Summary}");
        }

        return (row.Number("StartTime"), row.Number("EndTime")) switch
        {
            (null, _) or (_, null) => row.Reject(ReasonCode.BadRow, "StartTime and EndTime must be whole seconds"),
            (0, 0) => row.Reject(ReasonCode.EmptyEvent, "the event has no second"),
            var (start, end) when start >= end || end > ClipSeconds => row.Reject(
                ReasonCode.BadSpan, $"{start}-{end} is no span of a clip of {ClipSeconds} seconds"),
            _ => null,
        };
    }

    private static SourceSample Sample(TableRow row, Split split, string home, RowIds ids)
    {
        var (label, clip) = (row["Category"], row["VideoID"]);
        var range = new TimeRange(row.Number("StartTime")!.Value, row.Number("EndTime")!.Value);
        var path = $"{home}AVE/{clip}.mp4";
        return new SourceSample
        {
            Id = ids.Claim(TaskName, split, $"{clip}_{Slug(label)}", row.At),
            Source = "ave",
            Task = TaskName,
            Split = split,
            Media = [new(MediaRole.Video, path), new(MediaRole.Audio, path)],
            Truth = new EventsTruth([new TimedEvent(label, [range])]),
            Annotation = row.At,
            Clips = [new(clip, null)],
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["event"] = FieldText.Of(label),
                ["vid"] = FieldText.Of(clip),
                ["start_time"] = FieldText.Of(range.Start),
                ["end_time"] = FieldText.Of(range.End),
            },
        };
    }

    /// <summary><c>Rodents, rats, mice</c> becomes <c>rodents-rats-mice</c>.</summary>
    private static string Slug(string label)
    {
        var slug = new StringBuilder();
        foreach (var character in label)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
