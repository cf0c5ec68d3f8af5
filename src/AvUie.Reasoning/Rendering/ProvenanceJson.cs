using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>Provenance within a stored trace. A template's has the first five members only.</summary>
internal static class ProvenanceJson
{
    public static void Write(Utf8JsonWriter json, TraceProvenance provenance)
    {
        json.WriteStartObject("provenance"u8);
        json.WriteString("kind"u8, provenance.Kind);
        json.WriteString("model"u8, provenance.Model);
        json.WriteString("evidence_sha256"u8, provenance.EvidenceSha256);
        json.WriteNumber("tokens_in"u8, provenance.TokensIn);
        json.WriteNumber("tokens_out"u8, provenance.TokensOut);
        if (provenance.StandsInFor is { } reason)
        {
            json.WriteString("stands_in_for"u8, reason);
        }

        if (provenance.Reply is { } reply)
        {
            Write(json, reply);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write(Utf8JsonWriter, TraceProvenance)"/> writes; throws what JSON readers throw where it is something else.</summary>
    public static TraceProvenance Read(JsonElement json) => new(
        Text(json, "kind"), Text(json, "model"), Text(json, "evidence_sha256"), json.GetProperty("tokens_in").GetInt32(), json.GetProperty("tokens_out").GetInt32())
    {
        StandsInFor = Optional(json, "stands_in_for"),
        Reply = json.TryGetProperty("reply", out var reply) ? Reply(reply) : null,
    };

    private static void Write(Utf8JsonWriter json, ReplyProvenance reply)
    {
        json.WriteStartObject("reply"u8);
        json.WriteString("provider"u8, reply.Provider);
        json.WriteString("model_served"u8, reply.ModelServed);
        json.WriteString("revision"u8, reply.Revision);
        json.WriteString("system_fingerprint"u8, reply.SystemFingerprint);
        json.WriteString("prompt_id"u8, reply.PromptId);
        json.WriteString("prompt_sha256"u8, reply.PromptSha256);
        json.WriteString("schema_sha256"u8, reply.SchemaSha256);
        json.WriteNumber("temperature"u8, reply.Temperature);
        json.WriteNumber("top_p"u8, reply.TopP);
        json.WriteNumber("max_tokens"u8, reply.MaxTokens);
        json.WriteNumber("seed"u8, reply.Seed);
        json.WriteNumber("candidate"u8, reply.Candidate);
        json.WriteNumber("attempt"u8, reply.Attempt);
        json.WriteString("route"u8, reply.Route);
        WriteTexts(json, "media_sha256", reply.MediaSha256);
        json.WriteNumber("tokens_cached"u8, reply.TokensCached);
        json.WriteNumber("latency_ms"u8, reply.LatencyMilliseconds);
        json.WriteString("finish_reason"u8, reply.FinishReason);
        json.WriteString("response_key"u8, reply.ResponseKey);
        json.WriteString("utc"u8, reply.Utc);
        json.WriteString("code_version"u8, reply.CodeVersion);
        WriteTexts(json, "checks", reply.Checks);
        json.WriteStartArray("judges"u8);
        foreach (var judge in reply.Judges)
        {
            json.WriteStartObject();
            json.WriteString("check"u8, judge.Check);
            json.WriteString("model"u8, judge.Model);
            json.WriteString("model_served"u8, judge.ModelServed);
            json.WriteString("prompt_id"u8, judge.PromptId);
            json.WriteString("prompt_sha256"u8, judge.PromptSha256);
            json.WriteString("result"u8, judge.Result);
            json.WriteString("response_key"u8, judge.ResponseKey);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ReplyProvenance Reply(JsonElement json) => new()
    {
        Provider = Text(json, "provider"),
        ModelServed = Optional(json, "model_served"),
        Revision = Optional(json, "revision"),
        SystemFingerprint = Optional(json, "system_fingerprint"),
        PromptId = Text(json, "prompt_id"),
        PromptSha256 = Text(json, "prompt_sha256"),
        SchemaSha256 = Text(json, "schema_sha256"),
        Temperature = json.GetProperty("temperature").GetDouble(),
        TopP = json.GetProperty("top_p").GetDouble(),
        MaxTokens = json.GetProperty("max_tokens").GetInt32(),
        Seed = json.GetProperty("seed").GetInt64(),
        Candidate = json.GetProperty("candidate").GetInt32(),
        Attempt = json.GetProperty("attempt").GetInt32(),
        Route = Text(json, "route"),
        MediaSha256 = Texts(json, "media_sha256"),
        TokensCached = json.GetProperty("tokens_cached").GetInt32(),
        LatencyMilliseconds = json.GetProperty("latency_ms").GetInt64(),
        FinishReason = Optional(json, "finish_reason"),
        ResponseKey = Text(json, "response_key"),
        Utc = Text(json, "utc"),
        CodeVersion = Text(json, "code_version"),
        Checks = Texts(json, "checks"),
        Judges = [.. json.GetProperty("judges").EnumerateArray().Select(static judge => new JudgeProvenance(
            Text(judge, "check"), Text(judge, "model"), Optional(judge, "model_served"), Text(judge, "prompt_id"), Text(judge, "prompt_sha256"), Text(judge, "result"), Text(judge, "response_key")))],
    };

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string[] Texts(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(static text => text.GetString() ?? "")];

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static string? Optional(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;
}
