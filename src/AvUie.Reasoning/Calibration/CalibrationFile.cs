using System.Text.Json;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Reads traces that somebody else wrote, one JSON object a line (<c>schemas/calibration-trace.schema.json</c>): id, task, truth,
/// evidence, trace; optionally the whole target as it was, the style, and the fault that is known to be in it.
/// </summary>
public static class CalibrationFile
{
    /// <summary>Longest line read, in characters: a trace has a few thousand.</summary>
    public const int LongestLine = 1 << 20;

    /// <summary>The case of a line.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static CalibrationCase Read(string line)
    {
        if (line.Length > LongestLine)
        {
            throw new FormatException($"{line.Length} characters, more than {LongestLine}");
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static CalibrationCase Read(JsonElement root)
    {
        var task = Text(root, "task");
        if (TaskTable.Find(task) is null)
        {
            throw new FormatException($"there is no task '{task}'; the tasks are {string.Join(", ", TaskTable.All.Select(static one => one.Name))}");
        }

        var truth = GroundTruthJson.Read(root.GetProperty("truth").GetRawText());
        var request = new ReasoningRequest(Text(root, "id"), task, truth, [.. root.GetProperty("evidence").EnumerateArray().Select(Evidence)]);
        if (request.Evidence.Select(static item => item.Id).Distinct(StringComparer.Ordinal).Count() < request.Evidence.Count)
        {
            throw new FormatException("two pieces of evidence have the same id");
        }

        var trace = Trace(root.GetProperty("trace"));
        var fault = Optional(root, "fault");
        var style = Optional(root, "style") switch
        {
            null or "v2" => TraceStyle.V2,
            "think" => TraceStyle.Think,
            var other => throw new FormatException($"style is '{other}', not v2 or think"),
        };
        var made = CalibrationCase.Of(request, trace, style, fault);
        return Optional(root, "target") is { } target ? made with { Rendered = target } : made;
    }

    private static EvidenceItem Evidence(JsonElement item) => new(
        Text(item, "id"), Modality(item), Seconds(item, "start"), Seconds(item, "end"), Text(item, "kind"), Text(item, "value"), Text(item, "source"));

    private static ReasoningTrace Trace(JsonElement trace) => new(
        [.. trace.GetProperty("steps").EnumerateArray().Select(static step => new TraceStep(
            Modality(step), Seconds(step, "start"), Seconds(step, "end"), Text(step, "observation"),
            [.. step.GetProperty("evidence_ids").EnumerateArray().Select(static id => id.GetString() ?? throw new FormatException("an evidence id is null"))]))],
        Text(trace, "inference"), Optional(trace, "evidence_support") ?? "none");

    private static Modality Modality(JsonElement parent) => Modalities.Find(Text(parent, "modality"))
        ?? throw new FormatException($"modality is '{Text(parent, "modality")}', not audio, visual or text");

    private static string Text(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.GetString() is { } text
        ? text : throw new FormatException($"'{name}' is missing");

    private static string? Optional(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double? Seconds(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetDouble() : null;
}
