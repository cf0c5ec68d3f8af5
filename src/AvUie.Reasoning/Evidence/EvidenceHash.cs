using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>SHA-256 over the canonical JSON of evidence: an array of objects with fixed property order and no white space.</summary>
public static class EvidenceHash
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(IReadOnlyList<EvidenceItem> evidence)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, evidence);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<EvidenceItem> evidence)
    {
        json.WriteStartArray();
        for (var n = 0; n < evidence.Count; n++)
        {
            var item = evidence[n];
            json.WriteStartObject();
            json.WriteString("id"u8, item.Id);
            json.WriteString("modality"u8, Modalities.Name(item.Modality));
            Times.Write(json, "start"u8, item.Start);
            Times.Write(json, "end"u8, item.End);
            json.WriteString("kind"u8, item.Kind);
            json.WriteString("value"u8, item.Value);
            json.WriteString("source"u8, item.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
