using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// CREMA-D: actors who say a sentence with a given emotion. The dataset has no split of its own. Pictures are Flash videos; the sound is
/// taken from a file of its own, since that of some videos, and some of the MP3 files, are silent.
/// </summary>
public sealed class CremaDAdapter : IDatasetAdapter
{
    private const string TaskName = "cremad";
    private const int TestActorsDivisor = 10;

    /// <summary>
    /// Clips that are known to be broken: two whose video has no sound, of which one is very short and one has none beside it either, one
    /// without a duration, one that shows all emotions for a minute.
    /// </summary>
    private static readonly HashSet<string> Broken = new(StringComparer.Ordinal)
    {
        "1076_MTI_NEU_XX", "1076_MTI_SAD_XX", "1064_TIE_SAD_XX", "1064_IEO_DIS_MD",
    };

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "crema_d",
        "CREMA-D (Crowd-sourced Emotional Multimodal Actors Dataset)",
        [TaskName],
        "ODbL 1.0 and DbCL 1.0: may be passed on with attribution, under the same terms.",
        "The repository CheyneyComputerScience/CREMA-D with git lfs (a ZIP download holds pointers only); OGM-GE's lists of it below data/ "
        + "in the repository GeWu-Lab/OGM-GE_CVPR2022.",
        [
            "[CREMA-D/]SentenceFilenames.csv", "[CREMA-D/]split_ogm_ge/{train,test}.csv (for split: ogm_ge)",
            "[CREMA-D/]VideoFlash/{name}.flv (or .mp4)", "[CREMA-D/]AudioWAV/{name}.wav", "[CREMA-D/]AudioMP3/{name}.mp3 (for sound: mp3)",
        ],
        [
            new("split", "ogm_ge", ["ogm_ge", "actors", "all"],
                "ogm_ge: OGM-GE's lists, in which the same actors train and test; actors: the 9 actors whose number ends in 0 test, the other "
                + "82 train; all: everything trains."),
            new("sound", "wav", ["wav", "mp3", "video"],
                "AudioWAV, AudioMP3 (28 of its files are known to be silent), or the sound in the video."),
            new("broken_clips", "keep", ["keep", "drop"],
                $"The clips known to be broken ({string.Join(", ", Broken.Order(StringComparer.Ordinal))}): kept as OGM-GE does, or left out."),
        ],
        new Dictionary<string, int> { ["cremad/train"] = 6698, ["cremad/test"] = 744 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = CremaDName.Classes.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return !context.Tasks.Contains(TaskName) ? []
            : context.Options["split"] == "ogm_ge" ? ReadListed(context)
            : ReadNamed(context);
    }

    /// <summary>Every clip of the dataset's list, its split told by its actor.</summary>
    private static IEnumerable<SourceRow> ReadNamed(AdapterContext context)
    {
        var home = CremaDLists.Home(context.Root);
        var rows = new EmotionRows("crema_d", TaskName);
        foreach (var row in CremaDLists.ReadNames(context.Root, home))
        {
            var fault = CheckName(row, CremaDLists.NameColumn, context, out var name);
            Split? split = name is null ? null : SplitOf(name, context);
            if (split is null || context.Splits.Contains(split.Value))
            {
                yield return fault is not null ? rows.Reject(row, split, fault) : rows.Take(row, split!.Value, Clip(name!, home, context));
            }
        }
    }

    /// <summary>The clips of OGM-GE's lists, then those of the dataset that the lists leave out.</summary>
    private static IEnumerable<SourceRow> ReadListed(AdapterContext context)
    {
        var home = CremaDLists.Home(context.Root);
        var rows = new EmotionRows("crema_d", TaskName);
        var unlisted = new List<(TableRow Row, RowFault Fault)>();
        var named = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        foreach (var row in CremaDLists.ReadNames(context.Root, home))
        {
            if (CremaDName.Parse(row, CremaDLists.NameColumn, out var name) is { } fault)
            {
                unlisted.Add((row, fault));
            }
            else if (!named.TryAdd(name!.Text, row))
            {
                unlisted.Add((row, row.Reject(ReasonCode.DuplicateRow, $"line {named[name.Text].At.Row} has the same name")));
            }
        }

        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var made in rows.Read(CremaDLists.ReadSplit(context.Root, home), context.Splits, (TableRow row, Split _, out EmotionClip? clip) =>
        {
            var fault = CheckName(row, CremaDLists.SplitNameColumn, context, out var name) ?? CheckListed(row, name!, named);
            if (name is not null)
            {
                listed.Add(name.Text);
            }

            clip = fault is null ? Clip(name!, home, context) : null;
            return fault;
        }))
        {
            yield return made;
        }

        unlisted.AddRange(named.Where(pair => !listed.Contains(pair.Key)).Select(pair =>
            (pair.Value, pair.Value.Reject(ReasonCode.OrphanName, "neither list of OGM-GE's split names this clip"))));
        foreach (var (row, fault) in unlisted.OrderBy(rejected => rejected.Row.At.Row))
        {
            yield return rows.Reject(row, split: null, fault);
        }
    }

    private static RowFault? CheckName(TableRow row, string column, AdapterContext context, out CremaDName? name) =>
        CremaDName.Parse(row, column, out name)
        ?? (Broken.Contains(name!.Text) && context.Options["broken_clips"] == "drop"
            ? row.Reject(ReasonCode.ExcludedByOption, "the clip is known to be broken (option broken_clips is drop)") : null);

    private static RowFault? CheckListed(TableRow row, CremaDName name, Dictionary<string, TableRow> named) =>
        row[CremaDLists.SplitEmotionColumn] != name.Code
            ? row.Reject(
                ReasonCode.BadRow, $"the list says {Excerpt.Of(row[CremaDLists.SplitEmotionColumn])}, the name of the clip says {name.Code}")
        : !named.ContainsKey(name.Text)
            ? row.Reject(ReasonCode.OrphanName, $"{CremaDLists.Names} does not name this clip")
        : null;

    private static Split SplitOf(CremaDName name, AdapterContext context) =>
        context.Options["split"] == "actors" && name.Actor % TestActorsDivisor == 0 ? Split.Test : Split.Train;

    private static EmotionClip Clip(CremaDName name, string home, AdapterContext context)
    {
        var video = $"{home}VideoFlash/{name.Text}.flv";
        string[] converted = [$"{home}VideoFlash/{name.Text}.mp4"];
        var sound = context.Options["sound"];
        return new EmotionClip(
            name.Text,
            name.Emotion,
            new(MediaRole.Video, video) { Alternatives = converted },
            sound switch
            {
                "wav" => new(MediaRole.Audio, $"{home}AudioWAV/{name.Text}.wav"),
                "mp3" => new(MediaRole.Audio, $"{home}AudioMP3/{name.Text}.mp3"),
                _ => new(MediaRole.Audio, video) { Alternatives = converted },
            },
            EmotionClip.Field("emotion", name.Emotion));
    }
}
