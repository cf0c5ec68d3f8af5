using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>
/// The key of a reply: SHA-256 of the canonical JSON of what was asked. In it is what a reply may depend on (model and revision, prompt,
/// texts, media by hash, settings, schema); not in it are checks, prices, rates, and how the model is reached.
/// </summary>
internal static class CallKey
{
    private const int Version = 1;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>The key in 64 hexadecimal digits, and the JSON it is the hash of.</summary>
    public static (string Key, string Request) Of(ModelCall call)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, call);
        }

        return (Sha256Hex.Of(buffer.WrittenSpan), Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, ModelCall call)
    {
        json.WriteStartObject();
        json.WriteNumber("v"u8, Version);
        json.WriteString("role"u8, call.Role.ToString());
        json.WriteString("model"u8, call.Provider.Model);
        json.WriteString("revision"u8, call.Provider.Revision);
        json.WriteString("prompt"u8, call.Prompt.Sha256);
        json.WriteString("schema"u8, call.Schema.Sha256);
        json.WriteString("json"u8, call.Provider.Json);
        json.WriteString("extra_body"u8, call.Provider.ExtraBody);
        json.WriteNumber("temperature"u8, call.Temperature);
        json.WriteNumber("top_p"u8, call.TopP);
        json.WriteNumber("max_tokens"u8, call.MaxTokens);
        json.WriteNumber("seed"u8, call.Seed);
        json.WriteNumber("candidate"u8, call.Candidate);
        json.WriteNumber("try"u8, call.Try);
        json.WriteString("image_detail"u8, call.ImageDetail);

        // The system message follows from the prompt; its hash stands above.
        json.WriteString("user"u8, call.User);
        json.WriteStartArray("media"u8);
        foreach (var part in call.Media)
        {
            json.WriteStartArray();
            json.WriteStringValue(part.Caption);
            json.WriteStringValue(part.MimeType);
            json.WriteStringValue(part.Sha256);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
