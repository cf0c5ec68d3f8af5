using AvUie.Adapters;
using AvUie.Core;

namespace Datasets;

/// <summary>Soundscapes: a list of clips with one class each, <c>list.csv</c> with the columns clip, sound and split.</summary>
public sealed class SoundscapesAdapter : IDatasetAdapter
{
    private const string AdapterName = "soundscapes";
    private const string TaskName = "ks";
    private const string ListFile = "list.csv";

    private static readonly Vocabulary Sounds = new("birdsong", "playing drums", "rain", "traffic");

    private static readonly TableFormat Format = new(',', Quoted: true, HeaderRule.Required, ["clip", "sound", "split"]);

    private readonly Rows _rows = new(AdapterName);

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        AdapterName,
        "Soundscapes",
        [TaskName],
        "Say what its authors allow.",
        "Say where to get it.",
        [ListFile, "clips/{clip}.mp4"],
        [new("validation", "keep", ["keep", "drop"], "Rows of the validation split.")],
        new Dictionary<string, int>())
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = Sounds.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadRows(context) : [];
    }

    private IEnumerable<SourceRow> ReadRows(AdapterContext context)
    {
        var file = AnnotationFile.Locate(context.Root, ListFile, "Let the root be the folder that holds it.");
        var (ids, repeats) = (new RowIds(), new RowRepeats());
        foreach (var row in DelimitedFile.Read(file, Format))
        {
            var split = row.Fault is null ? SplitNames.Parse(row["split"]) : null;
            if (split is not null && !context.Splits.Contains(split.Value))
            {
                continue;
            }

            // A clip has one class: a second row of it repeats the first, or contradicts it.
            yield return (Check(row, split, context.Options) ?? repeats.Check(row, $"{row["split"]}/{row["clip"]}", row["sound"])) is { } fault
                ? _rows.Reject(ids, TaskName, split, row.At, fault)
                : new SourceRow.Accepted(Sample(row, split!.Value, ids));
        }
    }

    /// <summary>Why a row becomes no sample; null where it does. Nothing is dropped without a reason code.</summary>
    private static RowFault? Check(TableRow row, Split? split, IReadOnlyDictionary<string, string> options) =>
        row.Fault is not null ? row.Reject(ReasonCode.BadRow, row.Fault)
        : split is null ? row.Reject(ReasonCode.BadRow, $"split \"{Excerpt.Of(row["split"])}\" is none of train, val, test")
        : !RelativePaths.IsPlain(row["clip"]) ? row.Reject(ReasonCode.UnsafePath, $"clip \"{Excerpt.Of(row["clip"])}\" could lead to another file")
        : !Sounds.Contains(row["sound"]) ? row.Reject(ReasonCode.UnknownLabel, $"\"{Excerpt.Of(row["sound"])}\" is not {Sounds.Summary}")
        : split == Split.Validation && options["validation"] == "drop" ? row.Reject(ReasonCode.ExcludedByOption, "option validation is drop")
        : null;

    private static SourceSample Sample(TableRow row, Split split, RowIds ids)
    {
        var path = $"clips/{row["clip"]}.mp4";
        return new SourceSample
        {
            Id = ids.Claim(TaskName, split, RowIds.Key(row["clip"]), row.At),
            Source = AdapterName,
            Task = TaskName,
            Split = split,
            Media = [new(MediaRole.Video, path), new(MediaRole.Audio, path)],
            Truth = new ClassTruth(row["sound"]),
            Annotation = row.At,

            // What the reference's record of this task holds beside media and target.
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["action"] = FieldText.Of(row["sound"]) },
        };
    }
}
