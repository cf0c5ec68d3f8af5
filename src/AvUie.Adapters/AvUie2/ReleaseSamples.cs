using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Makes a sample of a record of the release, or says why it is none.</summary>
/// <param name="home">Empty, or the release's folder with '/' after it.</param>
/// <param name="ids">Gives the ids.</param>
internal sealed class ReleaseSamples(string home, RowIds ids)
{
    /// <summary>The sample or the fault.</summary>
    public (SourceSample? Sample, RowFault? Fault) Make(ReferenceRecord record, AnnotationReference at)
    {
        var media = new List<MediaReference>();
        var roles = Roles(record.Task);
        foreach (var (medium, role) in record.Media.Zip(roles))
        {
            if (medium.Name is not { } name)
            {
                return (null, new RowFault(
                    ReasonCode.MissingMedia, $"{at.File} record {at.Row}: {medium.Field} names no file; the sample cannot be asked without it"));
            }

            if (!IsSafe(name))
            {
                return (null, new RowFault(
                    ReasonCode.UnsafePath,
                    $"{at.File} record {at.Row}: {medium.Field} \"{Excerpt.Of(name)}\" could lead to another file; "
                    + $"expected a path below {record.Task}/{medium.Folder} without '..'"));
            }

            media.Add(new MediaReference(role, $"{home}{record.Task}/{(medium.Folder is null ? "" : medium.Folder + "/")}{name}"));
        }

        if (record.FrameIndex is < 0 and var index)
        {
            return (null, new RowFault(ReasonCode.BadRow, $"{at.File} record {at.Row}: the frame's index is {index}, expected 0 or more"));
        }

        if (EvaluatorMasks.PathOf(record.Task, record.Mode, record.Media[0].Name!, record.Fields) is { } mask)
        {
            // Who packs a release for training need not have masks; where they are, test rows have what a scorer needs.
            media.Add(new MediaReference(MediaRole.Mask, $"{home}{record.Task}/{mask}") { MaskEncoding = MaskEncoding.Binary, MayBeEmpty = true });
        }

        var truth = record.Truth;
        if (truth is TextTruth { Text: "" })
        {
            return (null, new RowFault(
                ReasonCode.BadRow, $"{at.File} record {at.Row}: the text is empty and no field states a label; there is nothing to learn from it"));
        }

        return (new SourceSample
        {
            Id = ids.Claim(record.Task, record.Mode, Key(record, at), at),
            Source = AvUie2Adapter.Name,
            Task = record.Task,
            Split = record.Mode,
            SubSplit = record is { Task: "ref_avs", Mode: Split.Test } && record.Value.GetProperty("split") is { ValueKind: System.Text.Json.JsonValueKind.String } part
                ? part.GetString() : null,
            Media = media,
            Truth = truth,
            FrameIndex = record.FrameIndex,
            Annotation = at,
            Fields = record.Fields,
            LabelOrigin = "published",
            PublishedTarget = record.Target ?? record.ExpectedOutput,
        }, null);
    }

    private static IEnumerable<MediaRole> Roles(string task) => TaskTable.Get(task).Content
        .Select(static item => item switch
        {
            ContentItem.Video => MediaRole.Video,
            ContentItem.Image => MediaRole.Image,
            ContentItem.Audio => MediaRole.Audio,
            _ => (MediaRole?)null,
        })
        .OfType<MediaRole>();

    /// <summary>The path of a name that is absolute, climbs or says nothing would not be the loader's, or not below the root.</summary>
    private static bool IsSafe(string name) =>
        !name.Contains('\\', StringComparison.Ordinal) && !name.Any(char.IsControl)
        && !name.Split('/').Any(static part => part is "" or "." or "..");

    /// <summary>The first medium's name for people, the record's number so that it is unique: a clip has many records.</summary>
    private static string Key(ReferenceRecord record, AnnotationReference at)
    {
        var name = record.Media[0].Name!;
        var stem = Path.GetFileNameWithoutExtension(TaskTable.Get(record.Task).IsImageTask ? name.Replace('/', '_') : name);
        return $"{string.Concat(stem.Take(100).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_'))}_record{at.Row}";
    }
}
