using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A row of a split list of AVE.</summary>
/// <param name="Row">The row.</param>
/// <param name="Split">The list's split.</param>
/// <param name="Fault">Why it cannot be used; null where it can.</param>
internal sealed record AveRow(TableRow Row, Split Split, RowFault? Fault)
{
    public string Clip => Row["VideoID"];

    public string Label => Row["Category"];

    public TimeRange Range => new(Row.Number("StartTime")!.Value, Row.Number("EndTime")!.Value);
}

/// <summary>The split lists of AVE: '&amp;' between fields, since categories hold commas; a header only in some copies.</summary>
internal static class AveList
{
    private const int ClipSeconds = 10;

    private static readonly TableFormat Format =
        new('&', Quoted: false, HeaderRule.Optional, ["Category", "VideoID", "Quality", "StartTime", "EndTime"]);

    private static readonly (Split Split, string File)[] Lists =
        [(Split.Train, "trainSet.txt"), (Split.Validation, "valSet.txt"), (Split.Test, "testSet.txt")];

    /// <summary>Empty, or the folder below the root that holds the lists, with '/' after it.</summary>
    public static string Home(string root) => DatasetFolder.Prefix(root, "AVE_Dataset", [.. Lists.Select(list => list.File)]);

    /// <summary>The rows of the splits, list by list.</summary>
    public static IEnumerable<AveRow> Read(string root, IReadOnlySet<Split> splits)
    {
        foreach (var (split, name) in Lists.Where(list => splits.Contains(list.Split)))
        {
            var file = AnnotationFile.Locate(
                root, Home(root) + name, "Let the root be AVE_Dataset, as AVE_Dataset.zip unpacks it, or the folder that holds it.");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var row in DelimitedFile.Read(file, Format))
            {
                yield return new AveRow(row, split, Check(row)
                    ?? (seen.Add(row.Text) ? null : row.Reject(ReasonCode.DuplicateRow, "the same row stands further up")));
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
}
