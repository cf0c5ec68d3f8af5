using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crab.Trainer.Training;

/// <summary>How the trainer writes and reads JSON: camelCase, nothing unknown, nothing twice.</summary>
internal static class TrainerJson
{
    /// <summary>For a line of a log.</summary>
    public static JsonSerializerOptions Line { get; } = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For people to read and write.</summary>
    public static JsonSerializerOptions Readable { get; } = new(Line) { WriteIndented = true, ReadCommentHandling = JsonCommentHandling.Skip };
}
