using System.Text.Json.Nodes;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>The file metadata by which <c>datasets</c> types and decodes every column.</summary>
internal static class HuggingFaceFeatures
{
    private const int SamplingRate = 16000;

    /// <summary>The value of the key <c>huggingface</c>.</summary>
    public static string Json(ParquetSchema schema)
    {
        var features = new JsonObject();
        foreach (var field in schema.Fields)
        {
            features[field.Name] = Feature(field, isSound: field.Name == ColumnNames.Sounds);
        }

        return new JsonObject { ["info"] = new JsonObject { ["features"] = features } }.ToJsonString();
    }

    private static JsonObject Feature(Field field, bool isSound)
    {
        switch (field)
        {
            case ListField list:
                return new JsonObject { ["feature"] = Feature(list.Item, isSound), ["_type"] = "List" };
            case StructField { Fields: [{ Name: "bytes" }, { Name: "path" }] }:
                return isSound
                    ? new JsonObject { ["sampling_rate"] = SamplingRate, ["_type"] = "Audio" }
                    : new JsonObject { ["_type"] = "Image" };
            case StructField group:
                var members = new JsonObject();
                foreach (var member in group.Fields)
                {
                    members[member.Name] = Feature(member, isSound);
                }

                return members;
            case DataField leaf:
                return new JsonObject { ["dtype"] = ShardSchema.TypeName(leaf), ["_type"] = "Value" };
            default:
                throw new NotSupportedException($"Column '{field.Path}' is a {field.SchemaType}.");
        }
    }
}
