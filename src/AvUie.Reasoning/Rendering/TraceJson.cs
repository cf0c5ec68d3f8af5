using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>A trace as it is stored: with its provenance.</summary>
/// <param name="Trace">The steps and the inference.</param>
/// <param name="Provenance">Who wrote it, from what.</param>
public sealed record StoredTrace(ReasoningTrace Trace, TraceProvenance Provenance);

/// <summary>The stored form of a trace: one JSON object, version 1, fixed property order, no white space.</summary>
public static class TraceJson
{
    private const int Version = 1;

    // Traces are read by people and by Parquet tools, never pasted into HTML: apostrophes and umlauts stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a trace.</summary>
    public static string Write(ReasoningTrace trace, TraceProvenance provenance)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version"u8, Version);
            WriteSteps(json, trace.Steps);
            json.WriteString("inference"u8, trace.Inference);
            json.WriteString("evidence_support"u8, trace.EvidenceSupport);
            ProvenanceJson.Write(json, provenance);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a trace; <paramref name="error"/> says what is wrong where the result is null.</summary>
    public static StoredTrace? Read(string text, out string? error)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var version = root.GetProperty("version").GetInt32();
            if (version != Version)
            {
                error = $"trace version {version} is not known; this build reads version {Version}";
                return null;
            }

            var steps = root.GetProperty("steps").EnumerateArray().Select(ReadStep).ToArray();
            var trace = new ReasoningTrace(steps, String(root, "inference"), String(root, "evidence_support"));
            if (trace.EvidenceSupport is not ("strong" or "weak" or "none"))
            {
                throw new FormatException($"evidence_support is '{trace.EvidenceSupport}', not strong, weak or none");
            }

            error = null;
            return new StoredTrace(trace, ProvenanceJson.Read(root.GetProperty("provenance")));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            error = $"not a trace: {wrong.Message}";
            return null;
        }
    }

    private static void WriteSteps(Utf8JsonWriter json, IReadOnlyList<TraceStep> steps)
    {
        json.WriteStartArray("steps"u8);
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("modality"u8, Modalities.Name(step.Modality));
            Times.Write(json, "start"u8, step.Start);
            Times.Write(json, "end"u8, step.End);
            json.WriteString("observation"u8, step.Observation);
            json.WriteStartArray("evidence_ids"u8);
            foreach (var id in step.EvidenceIds)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static TraceStep ReadStep(JsonElement step) => new(
        Modalities.Find(String(step, "modality")) ?? throw new FormatException($"no modality '{String(step, "modality")}'"),
        Seconds(step, "start"), Seconds(step, "end"), String(step, "observation"),
        [.. step.GetProperty("evidence_ids").EnumerateArray().Select(static id => id.GetString() ?? throw new FormatException("an evidence id is null"))]);

    private static string String(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static double? Seconds(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetDouble() : null;
}
