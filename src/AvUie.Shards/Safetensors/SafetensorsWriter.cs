using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Shards;

/// <summary>
/// Writes safetensors with deterministic bytes: widest elements first, then by name, so that every tensor is aligned and the order of
/// the caller's collection does not show. The file appears under its name only when it is whole.
/// </summary>
public static class SafetensorsWriter
{
    /// <summary>Writes <paramref name="parts"/> to <paramref name="path"/>, replacing what is there.</summary>
    public static void Write(string path, IEnumerable<SafetensorsPart> parts, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var ordered = parts.OrderByDescending(part => part.Type.Size()).ThenBy(part => part.Name, StringComparer.Ordinal).ToList();
        Check(ordered);
        var header = Header(ordered, metadata);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> prefix = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
            stream.Write(prefix);
            stream.Write(header);
            foreach (var part in ordered)
            {
                var start = stream.Position;
                part.WriteTo(stream);
                if (stream.Position - start != part.ByteLength)
                {
                    throw new InvalidOperationException(
                        $"Tensor '{part.Name}' wrote {stream.Position - start} bytes; {part.Type.Name()} [{string.Join(", ", part.Shape)}] has {part.ByteLength}.");
                }
            }
        });
    }

    private static void Check(List<SafetensorsPart> parts)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part.Name == "__metadata__" || !names.Add(part.Name))
            {
                throw new ArgumentException($"Tensor name '{part.Name}' is reserved or given twice.", nameof(parts));
            }
        }
    }

    private static byte[] Header(List<SafetensorsPart> parts, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            long offset = 0;
            foreach (var part in parts)
            {
                json.WriteStartObject(part.Name);
                json.WriteString("dtype", part.Type.Name());
                WriteIntegers(json, "shape", part.Shape);
                WriteIntegers(json, "data_offsets", [offset, offset + part.ByteLength]);
                json.WriteEndObject();
                offset += part.ByteLength;
            }

            json.WriteEndObject();
        }

        // Spaces after the JSON are part of the format and align the data.
        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void WriteIntegers(Utf8JsonWriter json, string name, IReadOnlyList<long> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }
}
