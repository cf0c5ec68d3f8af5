using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Pipeline.Exporting;

/// <summary>
/// AV-UIE's first release, as far as its code tells: training texts in <c>{task}/converted_label/{vid or question_id}.txt</c> for ave and
/// avqa and in the record's <c>label</c> elsewhere; test records as inference requests. One instance serves one export.
/// </summary>
internal sealed partial class FirstReleaseForm : IExportForm
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> _sideFiles = new(StringComparer.Ordinal);

    public string Name => "avuie1";

    public string Folder => "AVUIE_1";

    public string Description => "AV-UIE as Crab v1 reads it: its texts (converted_label/ID.txt or label), and inference requests for test.";

    /// <summary>Its requests name no mask: <c>mask_path</c> is null.</summary>
    public string? MaskPath(SourceSample sample, string picture) => null;

    public ExportedRecord Compose(ExportRow row, IReadOnlyList<string> media)
    {
        var sample = row.Sample;
        if (!FirstReleaseAnswers.Tasks.Contains(sample.Task) || sample.Split == Split.Validation)
        {
            return new ExportedRecord.Failure(NotExported.NoFile, $"the first release has no {sample.Task} in {sample.Split.Name()}");
        }

        var record = new JsonObject { ["task"] = sample.Task, ["audio_path"] = media[1] };
        record[TaskTable.Get(sample.Task).IsImageTask ? "image_path" : "video_path"] = media[0];
        if (row.Truth is AnswerTruth asked)
        {
            record["question"] = asked.Question;
        }

        if (row.Truth is ReferringTruth referring)
        {
            record["exp"] = referring.Expression;
        }

        if (sample.Split == Split.Test)
        {
            record["mask_path"] = null;
            return new ExportedRecord.Success($"{sample.Task}/test.json", record.ToJsonString(Json));
        }

        if (Text(row) is not { } text)
        {
            return new ExportedRecord.Failure(
                NotExported.Unsayable, $"the first release has no words for {row.Answer}, or the reasoning cannot be told from the answer");
        }

        var key = sample.Task switch { "ave" => "vid", "avqa" => "question_id", _ => null };
        if (key is null)
        {
            record["label"] = text;
            return new ExportedRecord.Success($"{sample.Task}/train.json", record.ToJsonString(Json));
        }

        if (!sample.Fields.TryGetValue(key, out var value) || value.Trim('"') is not { } id || !FileStem().IsMatch(id))
        {
            return new ExportedRecord.Failure(NotExported.Unsayable, $"its {key} cannot name a text file: {value ?? "there is none"}");
        }

        var sideFile = $"{sample.Task}/converted_label/{id}.txt";
        if (!_sideFiles.Add(sideFile))
        {
            return new ExportedRecord.Failure(NotExported.Unsayable, $"the first release keeps one text for each {key}, and {id} has one");
        }

        record[key] = JsonNode.Parse(value);
        return new ExportedRecord.Success($"{sample.Task}/train.json", record.ToJsonString(Json), sideFile, text);
    }

    /// <summary>Reasoning and answer in the first release's words; null where there are none.</summary>
    private static string? Text(ExportRow row)
    {
        var answer = FirstReleaseAnswers.Render(row.Sample.Task, row.Truth, row.Sample.FrameIndex ?? 0);
        return answer is null ? null
            : !FirstReleaseAnswers.HasReasoning(row.Sample.Task) ? answer
            : row.Sample.PublishedTarget is { } published && SpeaksItsWords(row, published) ? published
            : Reasoning(row) is { } reasoning ? (reasoning.Length == 0 ? answer : $"{reasoning} {answer}")
            : null;
    }

    /// <summary>A published text that states the label in tags which both releases have is kept as it is.</summary>
    private static bool SpeaksItsWords(ExportRow row, string text) =>
        (row.Sample.Task != "avvp" || !text.Contains("_event>", StringComparison.Ordinal))
        && AnswerGrammar.Parse(row.Sample.Task, text, row.Truth) is ParsedAnswer.Success { Truth: var said }
        && said == AnswerGrammar.Stated(row.Sample.Task, row.Truth);

    /// <summary>What stands before the answer, a think block opened.</summary>
    private static string? Reasoning(ExportRow row)
    {
        if (row.Target is not { } target || !target.EndsWith(row.Answer, StringComparison.Ordinal))
        {
            return null;
        }

        var before = target[..^row.Answer.Length].Trim();
        return before.StartsWith("<think>", StringComparison.Ordinal) && before.EndsWith("</think>", StringComparison.Ordinal)
            ? before["<think>".Length..^"</think>".Length].Trim()
            : before;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}\z")]
    private static partial Regex FileStem();
}
