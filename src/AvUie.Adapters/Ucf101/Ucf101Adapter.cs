using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// UCF101 (task ucf): one action per clip, three official splits of training and test. Half of its classes have no sound and are left
/// out by default; a clip of the others may lack it too, which only decode can see.
/// </summary>
public sealed class Ucf101Adapter : IDatasetAdapter
{
    private const string TaskName = "ucf";

    private static readonly (Split Split, string Name)[] Lists = [(Split.Train, "trainlist"), (Split.Test, "testlist")];

    private readonly Rows _rows = new("ucf101");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "ucf101",
        "UCF101",
        [TaskName],
        "No licence stated; for research, and the clips are from YouTube: do not pass media on.",
        "UCF101.rar and UCF101TrainTestSplits-RecognitionTask.zip, from the CRCV pages of the University of Central Florida.",
        ["ucfTrainTestlist/trainlist0{1..3}.txt", "ucfTrainTestlist/testlist0{1..3}.txt", "UCF-101/{class}/v_{class}_g{NN}_c{NN}.avi"],
        [
            new("split", "1", ["1", "2", "3"], "The official split; which one the reference took is not known, the first is the convention."),
            new("classes", "audio", ["audio", "all"],
                "The 51 classes whose clips have sound, or all 101: the clips of the other 50 end in decode as no_audio."),
            new("answers", "lower", Ucf101Labels.Spellings,
                "ApplyEyeMakeup is answered as applyeyemakeup, which is what the reference's test loader expects, as listed, or as apply eye makeup."),
        ],
        // Rows of split 1: 4,901 and 1,944 samples, the others rejections of classes without sound.
        new Dictionary<string, int> { ["ucf/train"] = 9537, ["ucf/test"] = 3783 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = Ucf101Labels.Answers },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadLists(context) : [];
    }

    private IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var ids = new RowIds();
        foreach (var (split, name) in Lists.Where(list => context.Splits.Contains(list.Split)))
        {
            var file = AnnotationFile.Locate(
                context.Root, $"ucfTrainTestlist/{name}0{context.Options["split"]}.txt",
                "Let the root be the folder that holds ucfTrainTestlist/ and UCF-101/, as the two archives unpack.");
            var repeats = new RowRepeats();
            foreach (var row in Ucf101Clip.Lines(file))
            {
                var fault = Ucf101Clip.Parse(row, out var clip)
                    ?? repeats.Check(row, clip!.Stem, clip.Label)
                    ?? (context.Options["classes"] == "audio" && !Ucf101Labels.HasAudio(clip.Label)
                        ? row.Reject(ReasonCode.ExcludedByOption, "clips of this class have no sound (option classes is audio)")
                        : null);
                yield return fault is not null
                    ? _rows.Reject(ids, TaskName, split, row.At, fault)
                    : new SourceRow.Accepted(Sample(clip!, split, context.Options["answers"], ids));
            }
        }
    }

    private static SourceSample Sample(Ucf101Clip clip, Split split, string answers, RowIds ids)
    {
        IReadOnlyList<string> paths = [.. clip.Paths.Select(path => $"UCF-101/{path}")];
        return new SourceSample
        {
            Id = ids.Claim(TaskName, split, clip.Stem, clip.Row.At),
            Source = "ucf101",
            Task = TaskName,
            Split = split,
            Media = MediaReferences.Clip(paths),
            Truth = new ClassTruth(Ucf101Labels.Answer(clip.Label, answers)),
            Annotation = clip.Row.At,
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["label"] = FieldText.Of(clip.Label) },
        };
    }
}
