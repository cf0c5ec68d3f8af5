using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// MUSIC-AVQA (task avqa): questions about one-minute videos of music, in the corrected lists (<c>json_update</c>), as the reference's
/// counts show. The splits divide questions, not videos: half of the validation videos are test videos too.
/// </summary>
public sealed class MusicAvqaAdapter : IDatasetAdapter
{
    private const string TaskName = "avqa";

    private static readonly (Split Split, string Name)[] Lists =
    [
        (Split.Train, "json_update/avqa-train.json"), (Split.Validation, "json_update/avqa-val.json"), (Split.Test, "json_update/avqa-test.json"),
    ];

    private readonly Rows _rows = new("music_avqa");

    /// <inheritdoc/>
    public DatasetDescription Description { get; } = new(
        "music_avqa",
        "MUSIC-AVQA",
        [TaskName],
        "CC BY-NC 4.0, with attribution; the code is MIT.",
        "Lists: data/json_update/ of the repository GeWu-Lab/MUSIC-AVQA. Videos: two archives (real, synthetic) linked from its project page.",
        [
            "[data/]json_update/avqa-train.json", "[data/]json_update/avqa-val.json", "[data/]json_update/avqa-test.json",
            "videos/{video id}.mp4, real and synthetic in one folder (or MUSIC-AVQA-videos-Real/, MUSIC-AVQA-videos-Synthetic/)",
        ],
        [
            new("questions", "reference", ["reference", "trimmed"],
                "Questions as the reference fills them in, two of 33 templates ending in \"? ?\", or with the template's blanks trimmed."),
        ],
        new Dictionary<string, int> { ["avqa/train"] = 31_927, ["avqa/val"] = 4_568, ["avqa/test"] = 9_129 })
    {
        Labels = new Dictionary<string, IReadOnlyList<string>> { [TaskName] = MusicAvqaLabels.Answers.Labels },
    };

    /// <inheritdoc/>
    public IEnumerable<SourceRow> Read(AdapterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Tasks.Contains(TaskName) ? ReadLists(context) : [];
    }

    private IEnumerable<SourceRow> ReadLists(AdapterContext context)
    {
        var home = DatasetFolder.Prefix(context.Root, "data", [.. Lists.Select(list => list.Name)]);
        var ids = new RowIds();
        foreach (var (split, name) in Lists.Where(list => context.Splits.Contains(list.Split)))
        {
            var file = AnnotationFile.Locate(
                context.Root, home + name, "Let the root be the folder that holds json_update/ (or data/json_update/) and videos/.");
            var repeats = new RowRepeats();
            foreach (var row in JsonFile.Elements(file))
            {
                var fault = MusicAvqaQuestion.Parse(row, out var question)
                    ?? repeats.Check(row, question!.QuestionId.ToString(CultureInfo.InvariantCulture));
                yield return fault is not null
                    ? _rows.Reject(ids, TaskName, split, row.At, fault)
                    : new SourceRow.Accepted(Sample(question!, split, context.Options["questions"] == "trimmed", ids));
            }
        }
    }

    private static SourceSample Sample(MusicAvqaQuestion question, Split split, bool trimmed, RowIds ids)
    {
        var (row, video) = (question.Row, question.VideoId);
        var asked = QuestionTemplate.Fill(question.Template, question.Values, trimmed);
        return new SourceSample
        {
            Id = ids.Claim(TaskName, split, string.Create(CultureInfo.InvariantCulture, $"{video}_q{question.QuestionId}"), row.At),
            Source = "music_avqa",
            Task = TaskName,
            Split = split,
            Media = MediaReferences.Clip(
                [$"videos/{video}.mp4", $"MUSIC-AVQA-videos-{(question.IsReal ? "Real" : "Synthetic")}/{video}.mp4"]),
            Truth = new AnswerTruth(asked, question.Answer),
            Annotation = row.At,
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["video_id"] = FieldText.Of(video),
                ["question_id"] = FieldText.Of(question.QuestionId),
                // JSON inside a text, as the source has it.
                ["type"] = FieldText.Of(row.String("type")!),
                ["question"] = FieldText.Of(asked),
                ["answer"] = FieldText.Of(question.Answer),
            },
        };
    }
}
