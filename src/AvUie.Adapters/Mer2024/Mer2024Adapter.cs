using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// MER2024: the labelled clips, all of them training. The clips without labels (<c>samplenew3_</c>, the hidden test among them) are not
/// read: most of them have no picture, and a label that stands beside one is a placeholder.
/// </summary>
public sealed partial class Mer2024Adapter : IDatasetAdapter
{
    private const string TaskName = "mer24";
    private const string List = "label-disdim.csv";

    // The official reader takes whatever extension it finds.
    private static readonly string[] OtherExtensions = [".avi", ".mkv", ".mov", ".webm"];

    private static readonly TableFormat Format = new(',', Quoted: true, HeaderRule.Required, ["name", "discrete"]);

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "mer2024",
        "MER2024 (labelled part)",
        [TaskName],
        "Academic use under a signed agreement: neither clips nor annotation files, derived ones included, may be passed on.",
        "By signing the agreement (EULA) of the MER2024 challenge and sending it to its organisers.",
        ["[mer2024-dataset/]label-disdim.csv", "[mer2024-dataset/]video-labeled/{name}.mp4 (or .avi, .mkv, .mov, .webm)"],
        [],
        new Dictionary<string, int> { ["mer24/train"] = 5030 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = Mer2024Emotions.All.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) && context.Splits.Contains(Split.Train) ? ReadList(context) : [];
    }

    private static IEnumerable<SourceRow> ReadList(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, "mer2024-dataset", List);
        var file = AnnotationFile.Locate(
            context.Root, home + List, "Let the root be mer2024-dataset, as the organisers give it out, or the folder that holds it.");
        var list = DelimitedFile.Read(file, Format).Select(row => (Split.Train, row));
        return new EmotionRows("mer2024", TaskName).Read(list, context.Splits, (TableRow row, Split _, out EmotionClip? clip) =>
        {
            var fault = Check(row);
            clip = fault is null ? Clip(row, home) : null;
            return fault;
        });
    }

    private static RowFault? Check(TableRow row) =>
        row.Fault is not null
            ? row.Reject(ReasonCode.BadRow, row.Fault)
        : RowName.Check(row, "name", ClipName(), "sample_ or samplenew_ and eight digits, no extension (samplenew3_ has no labels)")
            is { } fault
            ? fault
        : Mer2024Emotions.All.Contains(row["discrete"])
            ? null
        : row.Reject(ReasonCode.UnknownLabel, $"discrete \"{Excerpt.Of(row["discrete"])}\" is not {Mer2024Emotions.All.Summary}");

    private static EmotionClip Clip(TableRow row, string home)
    {
        var (name, emotion) = (row["name"], row["discrete"]);
        var stem = $"{home}video-labeled/{name}";
        return EmotionClip.InOneFile(
            name, emotion, EmotionClip.Field("discrete", emotion), stem + ".mp4", [.. OtherExtensions.Select(extension => stem + extension)]);
    }

    [GeneratedRegex(@"\Asample(new)?_[0-9]{8}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ClipName();
}
