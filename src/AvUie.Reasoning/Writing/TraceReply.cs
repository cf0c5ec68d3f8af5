using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>A writer's reply, read: a trace, the honest exit, or what is wrong with its form.</summary>
/// <param name="Trace">The trace; null where the form is wrong.</param>
/// <param name="IsUnsupported">Whether the writer says that media and evidence speak against the target.</param>
/// <param name="Problem">What is wrong with the form; null where nothing is.</param>
internal sealed record TraceReply(ReasoningTrace? Trace, bool IsUnsupported, string? Problem)
{
    private const int MostSteps = 16;
    private const int MostIds = 32;
    private const int LongestSentence = 600;

    /// <summary>The form that is asked for.</summary>
    public static ReplySchema Schema { get; } = ReplySchema.Of(
        "trace", """{"type":"object","additionalProperties":false,"required":["steps","inference","evidence_support"],"properties":{""" + Properties("""["strong","weak","none","unsupported"]""") + "}}");

    /// <summary>The members of a trace, as properties of a JSON schema.</summary>
    /// <param name="support">The values of evidence_support as a JSON array.</param>
    public static string Properties(string support) => """
        "steps":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["modality","start","end","observation","evidence_ids"],"properties":{"modality":{"type":"string","enum":["audio","visual","text"]},"start":{"type":["number","null"]},"end":{"type":["number","null"]},"observation":{"type":"string"},"evidence_ids":{"type":"array","items":{"type":"string"}}}}},"inference":{"type":"string"},"evidence_support":{"type":"string","enum":
        """ + support + "}";

    /// <summary>Reads a reply. Whatever it holds, the result is a value.</summary>
    public static TraceReply Parse(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(ReplyText.Json(content));
            var root = document.RootElement;
            var steps = root.GetProperty("steps").EnumerateArray().Take(MostSteps + 1).Select(Step).ToArray();
            if (steps.Length is 0 or > MostSteps)
            {
                return Wrong($"{steps.Length} steps, not 1 to {MostSteps}");
            }

            var support = Text(root, "evidence_support");
            return support is "strong" or "weak" or "none" or "unsupported"
                ? new TraceReply(new ReasoningTrace(steps, Sentence(root, "inference"), support == "unsupported" ? "none" : support), support == "unsupported", null)
                : Wrong("evidence_support is not strong, weak, none or unsupported");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Wrong(error is FormatException ? error.Message : "it is not the JSON object that was asked for");
        }
    }

    private static TraceReply Wrong(string problem) => new(null, false, problem);

    private static TraceStep Step(JsonElement step)
    {
        var ids = step.GetProperty("evidence_ids").EnumerateArray().Take(MostIds + 1).Select(static id => id.GetString() ?? throw new FormatException("an evidence id is null")).ToArray();
        return ids.Length > MostIds
            ? throw new FormatException($"a step with more than {MostIds} evidence ids")
            : new TraceStep(
                Modalities.Find(Text(step, "modality")) ?? throw new FormatException("a modality that is not audio, visual or text"),
                Seconds(step, "start"), Seconds(step, "end"), Sentence(step, "observation"), ids);
    }

    private static string Sentence(JsonElement parent, string name)
    {
        var text = Text(parent, name).Trim();
        return text.Length is 0 or > LongestSentence ? throw new FormatException($"{name} has {text.Length} characters, not 1 to {LongestSentence}")
            : text.Any(char.IsControl) ? throw new FormatException($"{name} holds a control character or a line break")
            : text;
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static double? Seconds(JsonElement parent, string name) => parent.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        var value when value.TryGetDouble(out var seconds) && double.IsFinite(seconds) => EvidenceValue.Time(seconds),
        _ => throw new FormatException($"{name} is no number of seconds"),
    };
}
