using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// The published release of AV-UIE v2 in the reference's own layout, packed as it is: the published texts are the targets, never
/// rewritten, and every field of a record goes along, so that an export gives the same record.
/// </summary>
public sealed class AvUie2Adapter : IDatasetAdapter
{
    internal const string Name = "avuie2";

    private readonly Rows _rows = new(Name);

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        Name,
        "AV-UIE v2, the published release (AVUIE_2)",
        [.. TaskTable.All.Select(static task => task.Name)],
        "Not stated; labels and media stay with the 17 source datasets: do not pass them on.",
        "The annotations are AVUIE_2.zip, linked from the repository GeWu-Lab/Crab_Plus; media come from the 17 sources (`avuie adapters`).",
        [
            "[AVUIE_2/]{task}/{train,test}.json", "[AVUIE_2/]{task}/video/{video_path}", "[AVUIE_2/]{task}/audio/{audio_path}",
            "[AVUIE_2/]{s4,ms3,arig,ref_avs}/{image_path, visual_path, audio_path}",
            "[AVUIE_2/]{s4,ms3}/**/labels_rgb/*.png, [AVUIE_2/]ref_avs/**/gt_mask/**/*.png (masks of test pictures, if there)",
        ],
        [
            new("absent_files", "fail", ["fail", "skip"],
                "An annotation file that is not there: an error, or its task and split have no rows. mer24, unav and avcap have no test file."),
        ],
        // The only count that anybody stated; the zip itself is not public any more.
        new Dictionary<string, int> { ["unav/train"] = 4_925 });

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var files = ReleaseFile.All.Where(file => context.Tasks.Contains(file.Task) && context.Splits.Contains(file.Mode)).ToList();
        return files.Count > 0 ? ReadRows(context, files) : [];
    }

    private IEnumerable<SourceRow> ReadRows(AdapterContext context, List<ReleaseFile> files)
    {
        var home = DatasetFolder.Prefix(context.Root, ReleaseFile.Folder, [.. files.Select(static file => file.Path)]);
        if (context.Options["absent_files"] == "skip")
        {
            files.RemoveAll(file => !File.Exists(Path.Combine(context.Root, home + file.Path)));
            if (files.Count == 0)
            {
                throw new AnnotationFileException(
                    context.Root, $"holds none of the annotation files asked for. Let the root be {ReleaseFile.Folder}, or the folder that holds it.");
            }
        }

        var ids = new RowIds();
        var samples = new ReleaseSamples(home, ids);
        foreach (var file in files)
        {
            var annotations = AnnotationFile.Locate(
                context.Root, home + file.Path,
                $"Let the root be {ReleaseFile.Folder}, or the folder that holds it; name the tasks and splits that you have, or set absent_files: skip.");
            using var stream = annotations.OpenBytes();
            var number = 0;
            foreach (var read in file.Read(stream, Path.Combine(context.Root, annotations.Relative)))
            {
                yield return Row(file, read, new AnnotationReference(annotations.Relative, ++number), samples, ids);
            }
        }
    }

    private SourceRow Row(ReleaseFile file, ReferenceRead read, AnnotationReference at, ReleaseSamples samples, RowIds ids)
    {
        (var sample, var fault) = read switch
        {
            ReferenceRead.Success { Record: var record } => samples.Make(record, at),
            ReferenceRead.Failure { Detail: var detail } => (null, new RowFault(ReasonCode.BadRow, $"{at.File}: {Excerpt.Of(detail)}")),
            _ => throw new InvalidOperationException("a record is read or not"),
        };
        if (sample is not null)
        {
            return new SourceRow.Accepted(sample);
        }

        return _rows.Reject(ids, file.Task, file.Mode, at, fault!);
    }
}
