using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using AvUie.Pipeline.Declaring;

namespace AvUie.Pipeline.Configuration;

/// <summary>
/// The hash of what in a build file can change a byte of the output. The deadline is in it: whoever gives slow clips more time wants
/// their shards built again. Left out are name, output folder, workers, where the roots lie and where ffmpeg lies; keys are in a fixed order and sets are sorted, so that equal meaning is an equal hash.
/// </summary>
internal static class BuildFileHash
{
    /// <summary>Version of what the software makes of equal inputs; raised when rows change, so that old shards are not kept.</summary>
    private const int OutputVersion = 1;

    // The order of declared mappings plays no part: the binder sorts them.
    private static readonly JsonSerializerOptions Declared = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string ContentHash(this BuildFile file) => Convert.ToHexStringLower(SHA256.HashData(Canonical(file)));

    /// <summary>The JSON that is hashed.</summary>
    public static ReadOnlySpan<byte> Canonical(BuildFile file)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("output_version", OutputVersion);
            json.WriteNumber("version", file.Version);
            json.WriteNumber("seed", file.Seed);
            json.WriteNumber("samples_per_shard", file.SamplesPerShard);
            json.WriteStartArray("sources");
            foreach (var source in file.Sources)
            {
                json.WriteStartObject();
                json.WriteString("adapter", source.Adapter);
                WriteSet(json, "tasks", source.Tasks ?? []);
                WriteSet(json, "splits", source.SplitSet().Select(static split => Core.SplitNames.Name(split)));
                json.WriteStartObject("options");
                foreach (var (name, value) in source.Options.OrderBy(static option => option.Key, StringComparer.Ordinal))
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
                if (source.Declare is { } declared)
                {
                    // A key that is new here is absent where it is absent, so that hashes of other build files stay.
                    json.WritePropertyName("declare");
                    JsonSerializer.Serialize(json, declared, Declared);
                }

                WriteEvidence(json, source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (file.Leaks != "keep")
            {
                json.WriteString("leaks", file.Leaks);
            }

            json.WriteStartObject("decode");
            json.WriteNumber("deadline_seconds", file.Decode.DeadlineSeconds);
            json.WriteNumber("max_pixels", file.Decode.MaxPixels);
            json.WriteEndObject();
            json.WriteStartObject("reasoning");
            json.WriteString("reasoner", file.Reasoning.Reasoner);
            json.WriteString("style", file.Reasoning.Style);
            ReasoningHash.Write(json, file.Reasoning);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan;
    }

    // By content: where the files lie plays no part, but their names stand in the evidence.
    private static void WriteEvidence(Utf8JsonWriter json, BuildSource source)
    {
        var files = SideTextReader.Files(source).ToArray();
        if (files.Length == 0)
        {
            return;
        }

        json.WriteStartObject("evidence");
        foreach (var (_, path, kind) in files)
        {
            using var stream = File.OpenRead(path);
            json.WriteStartArray(kind);
            json.WriteStringValue(Path.GetFileName(path));
            json.WriteStringValue(Convert.ToHexStringLower(SHA256.HashData(stream)));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteSet(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
