using System.Text.Json;
using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using Crab.Trainer.Training;

namespace Crab.Trainer.Cli;

/// <summary>The file behind <c>--config</c>: sizes of the model and of the adapter. What it leaves out keeps its default.</summary>
internal sealed record ConfigFile
{
    /// <summary>Sizes of the model.</summary>
    public TinyConfig Model { get; init; } = new();

    /// <summary>The adapter.</summary>
    public AdapterOptions Adapter { get; init; } = new();

    /// <summary>Reads a file; unknown keys are errors.</summary>
    /// <exception cref="UsageException">It cannot be read or understood.</exception>
    public static ConfigFile Read(string path)
    {
        const string Expected = "Expected JSON such as {\"model\": {\"layers\": 2, \"hidden\": 64}, \"adapter\": {\"rank\": 8}}.";
        try
        {
            return JsonSerializer.Deserialize<ConfigFile>(File.ReadAllBytes(path), TrainerJson.Readable) is { Model: not null, Adapter.Targets: not null } read
                ? read
                : throw new UsageException($"{path}: null where an object or a list belongs. {Expected}");
        }
        catch (JsonException failure)
        {
            throw new UsageException($"{path}, line {failure.LineNumber + 1}: {failure.Message} {Expected}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: {failure.Message}");
        }
    }
}
