using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// AVQA of Tsinghua (task avqa_thu): questions with four options about VGGSound's clips. Its test answers are not public: the
/// validation list serves as test, as in the work on it.
/// </summary>
public sealed class AvqaAdapter : IDatasetAdapter
{
    private const string TaskName = "avqa_thu";
    private const string TrainList = "train_qa.json";
    private const string ValidationList = "val_qa.json";

    private static readonly string[] Folders = ["AVQA_dataset", "AVQA/AVQA_dataset", "data/annotation"];

    private readonly Rows _rows = new("avqa");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "avqa",
        "AVQA (Tsinghua)",
        [TaskName],
        "No licence stated; the clips are VGGSound's (annotations CC BY 4.0), from YouTube: do not pass media on.",
        "AVQA_dataset.zip, linked from the repository AlyssaYoung/AVQA (OneDrive). Clips: VGGSound, for instance Loie/VGGSound on Hugging Face.",
        [
            "[AVQA_dataset/]train_qa.json", "[AVQA_dataset/]val_qa.json",
            "videos/{YouTube id}_{start, 6 digits}.mp4 (or video/), the clips of VGGSound",
        ],
        [
            new("val_as", "test", ["test", "val"], "The split that val_qa.json is: the dataset has no public test list."),
        ],
        // 57,335 questions about 57,015 clips in all; how many of them each list holds is not verified.
        new Dictionary<string, int>());

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadLists(context) : [];
    }

    private IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, Folders, TrainList, ValidationList);
        var validation = context.Options["val_as"] == "test" ? Split.Test : Split.Validation;
        var ids = new RowIds();
        foreach (var (split, name) in new[] { (Split.Train, TrainList), (validation, ValidationList) }.Where(list => context.Splits.Contains(list.Item1)))
        {
            var file = AnnotationFile.Locate(
                context.Root, home + name, "Let the root be the folder that holds AVQA_dataset/ (or its two lists) and videos/.");
            var repeats = new RowRepeats();
            foreach (var row in JsonFile.Elements(file))
            {
                var fault = AvqaQuestion.Parse(row, out var question)
                    ?? repeats.Check(row, row.Number("id")!.Value.ToString(CultureInfo.InvariantCulture));
                yield return fault is not null
                    ? _rows.Reject(ids, TaskName, split, row.At, fault)
                    : new SourceRow.Accepted(Sample(question!, split, ids));
            }
        }
    }

    /// <summary>The same YouTube id has clips with several starts, so the name keeps its start.</summary>
    private static SourceSample Sample(AvqaQuestion question, Split split, RowIds ids)
    {
        var (row, clip) = (question.Row, question.Clip);
        var number = row.Number("id")!.Value;
        return new SourceSample
        {
            Id = ids.Claim(TaskName, split, string.Create(CultureInfo.InvariantCulture, $"{clip}_q{number}"), row.At),
            Source = "avqa",
            Task = TaskName,
            Split = split,
            Media = MediaReferences.Clip([$"videos/{clip}.mp4", $"video/{clip}.mp4"]),
            Truth = question.Truth,
            Annotation = row.At,
            Clips = [RowName.Start(clip)],
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["id"] = FieldText.Of(number),
                ["video_name"] = FieldText.Of(clip),
                ["video_id"] = FieldText.Of(row.Number("video_id")!.Value),
                ["question_relation"] = FieldText.Of(row.String("question_relation")!),
                ["question_type"] = FieldText.Of(row.String("question_type")!),
                ["multi_choice"] = FieldText.Of(question.Options),
                ["question_text"] = FieldText.Of(row.String("question_text")!),
                // The source's index; whether the reference holds it or the text is not published, so both are kept.
                ["answer"] = FieldText.Of(question.Answer),
                ["answer_text"] = FieldText.Of(question.Options[question.Answer]),
            },
        };
    }
}
