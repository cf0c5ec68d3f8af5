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
    private readonly Rows _rows = new("ave");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "ave",
        "AVE (Audio-Visual Event dataset)",
        [TaskName, MatchingSamples.AudioToVideo, MatchingSamples.VideoToAudio],
        "No licence stated; the clips are from YouTube: do not pass media on.",
        "AVE_Dataset.zip, linked from the repository YapengTian/AVE-ECCV18 (Google Drive).",
        ["[AVE_Dataset/]trainSet.txt", "[AVE_Dataset/]valSet.txt", "[AVE_Dataset/]testSet.txt", "[AVE_Dataset/]AVE/{YouTube id}.mp4"],
        [
            new("matching", "off", ["off", "on"],
                "Make samples of the matching tasks a2v and v2a of these clips too; the usual source of them is vggsound."),
            new("seed", "0", [], "Any text: another one draws other pairs for the matching tasks."),
        ],
        new Dictionary<string, int> { ["ave/train"] = 3339, ["ave/val"] = 402, ["ave/test"] = 402 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>>
        {
            [TaskName] = AveLabels.All.Labels,
            [MatchingSamples.AudioToVideo] = AveLabels.All.Labels,
            [MatchingSamples.VideoToAudio] = AveLabels.All.Labels,
        },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var matching = context.Options["matching"] == "on" ? new AveMatching(context).Read() : [];
        return (context.Tasks.Contains(TaskName) ? ReadEvents(context) : []).Concat(matching);
    }

    private IEnumerable<SourceRow> ReadEvents(AdapterContext context)
    {
        var home = AveList.Home(context.Root);
        var ids = new RowIds();
        foreach (var row in AveList.Read(context.Root, context.Splits))
        {
            yield return row.Fault is not null
                ? _rows.Reject(ids, TaskName, row.Split, row.Row.At, row.Fault)
                : new SourceRow.Accepted(Sample(row, home, ids));
        }
    }

    private static SourceSample Sample(AveRow row, string home, RowIds ids) => new()
    {
        Id = ids.Claim(TaskName, row.Split, $"{row.Clip}_{Slug(row.Label)}", row.Row.At),
        Source = "ave",
        Task = TaskName,
        Split = row.Split,
        Media = MediaReferences.Clip([$"{home}AVE/{row.Clip}.mp4"]),
        Truth = new EventsTruth([new TimedEvent(row.Label, [row.Range])]),
        Annotation = row.Row.At,
        Clips = [new(row.Clip, null)],
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["event"] = FieldText.Of(row.Label),
            ["vid"] = FieldText.Of(row.Clip),
            ["start_time"] = FieldText.Of(row.Range.Start),
            ["end_time"] = FieldText.Of(row.Range.End),
        },
    };

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
