using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// VGGSound as the source of the matching tasks: a2v asks which of two videos fits a sound, v2a which of two sounds fits a video. The
/// reference does not name its source; of the published counts and clip forms VGGSound fits. Each sample is a clip of the list (the anchor)
/// and a second one drawn against it.
/// </summary>
public sealed class VggSoundAdapter : IDatasetAdapter
{
    private const string SourceName = "vggsound";

    private static readonly MatchingSamples Samples = new(SourceName, name => [$"videos/{name}.mp4", $"video/{name}.mp4"]);

    private readonly Rows _rows = new(SourceName);

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        SourceName,
        "VGGSound",
        [MatchingSamples.AudioToVideo, MatchingSamples.VideoToAudio],
        "Annotations: CC BY 4.0; the clips are from YouTube and stay their owners': do not pass media on.",
        "Lists: data/ of the repository hche11/VGGSound. Clips: Loie/VGGSound on Hugging Face (20 archives, one of them damaged: Nano1337/vggsound_08 mends it).",
        [
            "[data/]train.csv", "[data/]test.csv", "[data/]vggsound.csv (option lists: vggsound_csv)",
            "videos/{YouTube id}_{start, 6 digits}.mp4 (or video/)",
        ],
        [
            new("lists", "train_test", ["train_test", "vggsound_csv"],
                "train.csv and test.csv, which name the clips of the authors' package, or vggsound.csv, which names 291 more."),
            new("seed", "0", [], "Any text: another one draws other anchors and other pairs."),
            new("train_per_class", "40", [],
                "Clips of a class that become training samples, a number or all. 40 gives 12,360 samples a task, about what the 222 K of the release leave."),
            new("test_per_class", "all", [], "The same for test, where a class has 49 or 50 clips."),
        ],
        // Every row of test.csv is a sample of both tasks. In training not every row is an anchor.
        new Dictionary<string, int> { ["a2v/test"] = 15_446, ["v2a/test"] = 15_446 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>>
        {
            [MatchingSamples.AudioToVideo] = VggSoundLabels.All.Labels,
            [MatchingSamples.VideoToAudio] = VggSoundLabels.All.Labels,
        },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tasks = Description.Tasks.Where(context.Tasks.Contains).ToList();
        var anchors = new SortedDictionary<Split, int>
        {
            [Split.Train] = AnchorCount.Parse(context, SourceName, "train_per_class"),
            [Split.Test] = AnchorCount.Parse(context, SourceName, "test_per_class"),
        };
        return tasks.Count == 0 ? [] : ReadSplits(context, tasks, anchors);
    }

    private IEnumerable<SourceRow> ReadSplits(AdapterContext context, List<string> tasks, SortedDictionary<Split, int> anchors)
    {
        var ids = new RowIds();
        var rows = VggSoundList.Read(context.Root, context.Options["lists"] == "vggsound_csv", context.Splits).ToList();
        // Rows that do not say their split are counted once, with the first.
        var parts = rows.ToLookup(row => row.Split ?? anchors.Keys.First(context.Splits.Contains));
        foreach (var (split, task) in anchors.Keys.SelectMany(split => tasks.Select(task => (split, task))))
        {
            var pairs = MatchingPairs
                .Draw(parts[split].Select(row => row.Clip).OfType<MatchingClip>(), task, context.Options["seed"], anchors[split], VggSoundSynonyms.All)
                .ToDictionary(pair => pair.Anchor.Name, StringComparer.Ordinal);
            foreach (var row in parts[split])
            {
                if (row.Fault is not null)
                {
                    yield return _rows.Reject(ids, task, row.Split, row.At, row.Fault);
                }
                else if (pairs.TryGetValue(row.Clip!.Name, out var pair))
                {
                    yield return Samples.Of(pair, task, split, ids);
                }
            }
        }
    }
}
