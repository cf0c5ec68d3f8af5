using System.Text.Json;

namespace Crab.Trainer.Parity;

/// <summary>Reads the JSON files of reference numbers.</summary>
internal static class ModelParityFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What a file holds.</summary>
    /// <exception cref="JsonException">It is of another form.</exception>
    public static T Read<T>(string path) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Form) ?? throw new JsonException($"{path}: null");
}
