using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvUie.Shards;

/// <summary>One way of writing JSON for everything on disk: snake case, line feeds, nothing that depends on the machine.</summary>
internal static class BooksJson
{
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    public static JsonSerializerOptions Page { get; } = Create(indented: true);

    /// <summary>Pretty JSON with a line feed at its end.</summary>
    public static byte[] PageBytes<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Page), (byte)'\n'];

    /// <summary>Reads a file written by <see cref="PageBytes"/>; a message names the file and what to do.</summary>
    public static T ReadPage<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Page)
                ?? throw new InvalidDataException($"{path}: holds null. Build the shard again.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}: cannot be read ({exception.Message}). Build the shard again, or seal again where it is the manifest.", exception);
        }
    }

    private static JsonSerializerOptions Create(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        // The files are read by people, in their own scripts; nothing of them goes into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        NewLine = "\n",
    };
}
