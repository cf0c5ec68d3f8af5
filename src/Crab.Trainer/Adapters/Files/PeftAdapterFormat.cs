using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AvUie.Shards;

namespace Crab.Trainer.Adapters;

/// <summary>
/// A folder as PEFT saves it: <c>adapter_config.json</c> and <c>adapter_model.safetensors</c>. A plain LoRA's is loaded by PEFT itself;
/// of I-LoRA's, PEFT's fork in the reference knows <c>lora_nums</c>, the heads.
/// </summary>
internal sealed class PeftAdapterFormat : IAdapterFormat
{
    private const string ConfigFile = "adapter_config.json", WeightsFile = "adapter_model.safetensors";
    private const int MaxConfigBytes = 1 << 20;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <inheritdoc />
    public string Name => $"a folder with {ConfigFile} and {WeightsFile}";

    /// <inheritdoc />
    public bool Recognizes(string path) => File.Exists(Path.Combine(path, ConfigFile)) && File.Exists(Path.Combine(path, WeightsFile));

    /// <inheritdoc />
    public bool IsAskedForBy(string path) => Path.GetExtension(path).Length == 0;

    /// <inheritdoc />
    public IAdapterSource Open(string path)
    {
        var config = Path.Combine(path, ConfigFile);
        var (rank, metadata) = Config(config);
        var source = new SafetensorsAdapterFormat.Source(Path.Combine(path, WeightsFile), metadata);
        if (rank == source.Description.Rank)
        {
            return source;
        }

        source.Dispose();
        throw new InvalidDataException($"{config}: says r = {rank}, the tensors have {source.Description.Rank}. Fetch the folder again.");
    }

    /// <inheritdoc />
    public void Write(string path, AdapterDescription description, IReadOnlyList<AdapterWeight> weights)
    {
        var routed = weights.Any(static weight => weight.Name.EndsWith(".lora_route.weight", StringComparison.Ordinal));
        if (!routed && !weights.Any(static weight => weight.Name.EndsWith(".lora_B.weight", StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"{path}: PEFT has no form for an adapter of kind {description.Kind}. Write it as .safetensors or .bin.");
        }

        if (description.Alpha is not { } alpha)
        {
            throw new InvalidDataException($"{path}: {ConfigFile} needs alpha, which the adapter's tensors do not show. Give it: --alpha 256 for the published one.");
        }

        var config = new JsonObject
        {
            ["peft_type"] = "LORA",
            ["task_type"] = "CAUSAL_LM",
            ["base_model_name_or_path"] = null,
            ["inference_mode"] = true,
            ["r"] = description.Rank,
            ["lora_alpha"] = alpha,
            ["lora_dropout"] = description.Dropout ?? 0,
            ["bias"] = "none",
            ["fan_in_fan_out"] = false,
            ["modules_to_save"] = null,
            ["target_modules"] = new JsonArray([.. description.Targets.Select(static target => JsonValue.Create(target))]),
        };
        if (routed)
        {
            config["lora_nums"] = description.Heads;
        }

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var temporary = $"{full}.tmp-{Guid.NewGuid():N}";
        Directory.CreateDirectory(temporary);
        try
        {
            new SafetensorsAdapterFormat().Write(Path.Combine(temporary, WeightsFile), description, weights);
            AtomicFile.Write(Path.Combine(temporary, ConfigFile), JsonSerializer.SerializeToUtf8Bytes(config, Indented));
            Directory.Move(temporary, full);
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    private static (long Rank, Dictionary<string, string> Metadata) Config(string path)
    {
        if (new FileInfo(path).Length > MaxConfigBytes)
        {
            throw new InvalidDataException($"{path}: more than {MaxConfigBytes} bytes. Expected PEFT's configuration.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            double? Number(string name) => document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
            if (document.RootElement.GetProperty("peft_type").GetString() != "LORA" || Number("r") is not { } rank || Number("lora_alpha") is not { } alpha)
            {
                throw new InvalidDataException($"{path}: expected peft_type LORA with r and lora_alpha. Fetch the folder again.");
            }

            var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["alpha"] = alpha.ToString(CultureInfo.InvariantCulture),
                ["dropout"] = (Number("lora_dropout") ?? 0).ToString(CultureInfo.InvariantCulture),
            };
            return ((long)rank, metadata);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: not PEFT's configuration ({failure.Message}). Fetch the folder again.", failure);
        }
    }
}
