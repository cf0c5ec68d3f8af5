using System.Text.Json;
using System.Text.Json.Nodes;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Model;
using Crab.Trainer.Training;
using Crab.Trainer.Weights;
using TorchSharp;

namespace Crab.Trainer.Tests;

/// <summary>A small checkpoint in the published form, made here, and the ways in which it can be broken.</summary>
public sealed class ModelFolderTests : IDisposable
{
    private const string First = "model-00001-of-00002.safetensors", Second = "model-00002-of-00002.safetensors";
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(TensorType.BF16, torch.ScalarType.BFloat16)]
    [InlineData(TensorType.BF16, torch.ScalarType.Float32)]
    [InlineData(TensorType.F32, torch.ScalarType.Float32)]
    public void Load_OfEveryType_ReadsEachParameterFromItsFile(TensorType stored, torch.ScalarType type)
    {
        Write(stored);

        using var folder = ModelFolder.Open(_folder.Path);
        using var model = folder.Load(type, torch.CPU);

        foreach (var linear in model.Linears)
        {
            using var values = linear.Weight.to(torch.ScalarType.Float32);
            Assert.Equal(Value("thinker." + linear.Name + ".weight"), values.data<float>()[0]);
            Assert.Equal(type, linear.Weight.dtype);
        }
    }

    [Fact]
    public void Open_WithMissingUnexpectedAndMisshapenTensors_ListsAllOfThemAndReadsNothing()
    {
        Write(change: parts =>
        {
            parts.RemoveAll(part => part.Name == "thinker.model.norm.weight");
            Replace(parts, "thinker.lm_head.weight", TensorType.F32, [3, 5]);
            Replace(parts, "thinker.visual.merger.mlp.0.bias", TensorType.I64, [64]);
            parts.Add(Part("thinker.model.layers.9.mlp.up_proj.weight", TensorType.F32, [2, 2]));
            parts.Add(Part("somebody.weight", TensorType.F32, [2]));
        });

        var message = Assert.Throws<InvalidDataException>(() => ModelFolder.Open(_folder.Path)).Message;

        Assert.Contains("5 tensors are not as config.json says. Nothing was read.", message, StringComparison.Ordinal);
        Assert.Contains("missing     thinker.model.norm.weight [16]", message, StringComparison.Ordinal);
        Assert.Contains("mis-shaped  thinker.lm_head.weight is [3, 5]", message, StringComparison.Ordinal);
        Assert.Contains("wrong type  thinker.visual.merger.mlp.0.bias is I64", message, StringComparison.Ordinal);
        Assert.Contains("unexpected  thinker.model.layers.9.mlp.up_proj.weight", message, StringComparison.Ordinal);
        Assert.Contains("unexpected  somebody.weight", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cut", "bytes of data")]
    [InlineData("header", "states a header of")]
    [InlineData("overlap", "overlaps")]
    public void Open_OverACraftedFile_FailsAndNamesTheFile(string how, string message)
    {
        Write();
        var path = _folder.Below(Second);
        var bytes = File.ReadAllBytes(path);
        var text = System.Text.Encoding.UTF8.GetString(bytes, 8, (int)BitConverter.ToInt64(bytes, 0));
        File.WriteAllBytes(path, how switch
        {
            "cut" => bytes[..^16],
            "header" => [.. BitConverter.GetBytes(bytes.Length + 1L), .. bytes[8..]],
            _ => Overlapping(bytes, text),
        });

        var failure = Assert.Throws<InvalidDataException>(() => ModelFolder.Open(_folder.Path));
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithAnIndexThatLeavesTheFolder_IsRefused()
    {
        Write();
        var index = _folder.Below(WeightFiles.IndexName);
        File.WriteAllText(index, File.ReadAllText(index).Replace(Second, "../" + Second, StringComparison.Ordinal));

        Assert.Contains("no safetensors file of this folder", Assert.Throws<InvalidDataException>(() => ModelFolder.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text_config.rope_scaling.rope_type", "\"yarn\"", "'thinker_config.text_config.rope_scaling.rope_type' is \"yarn\"; known are default, mrope")]
    [InlineData("text_config.use_sliding_window", "true", "use_sliding_window' is true; known are false")]
    [InlineData("text_config.num_attention_heads", "3", "expected a divisor of hidden_size (16)")]
    [InlineData("text_config.hidden_size", "\"wide\"", "'thinker_config.text_config.hidden_size' is \"wide\"; expected a whole number")]
    [InlineData("vision_config.depth", "null", "'thinker_config.vision_config.depth' is missing")]
    [InlineData("audio_config.activation_function", "\"relu\"", "known are gelu")]
    [InlineData("audio_token_index", "99999", "token id 99999 is outside the vocabulary")]
    public void Config_ThatThisBuildCannotCompute_IsRefusedAndSaysWhy(string key, string value, string message)
    {
        Write();
        var path = _folder.Below(ModelFolder.ConfigName);
        var root = JsonNode.Parse(File.ReadAllText(path))!;
        var at = root["thinker_config"]!;
        var parts = key.Split('.');
        foreach (var part in parts[..^1])
        {
            at = at[part]!;
        }

        at[parts[^1]] = JsonNode.Parse(value);
        File.WriteAllText(path, root.ToJsonString());

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => ModelFolder.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_OfThePublishedSizes_AreAdaptedAsPublished()
    {
        var text = new TextConfig { Vocabulary = 152_064, Hidden = 3584, Intermediate = 18_944, Layers = 28, Heads = 28, KeyValueHeads = 4, HeadSize = 128, RotarySections = [16, 24, 24], RotaryBase = 1e6, Epsilon = 1e-6 };
        var vision = new VisionConfig { Layers = 32, Hidden = 1280, Intermediate = 3420, Heads = 16, WindowTokens = 4, WholeFrameLayers = [7, 15, 23, 31] };
        var audio = new AudioConfig { Layers = 32, Hidden = 1280, Intermediate = 5120, Heads = 20, ChunkFrames = 200, Positions = 1500 };
        var list = new ParameterList();
        using var model = new Thinker(new ThinkerConfig(text, vision, audio, new ModelTokens(0, 0, 0, 0, null)), list);
        var (rank, heads) = (AdapterOptions.Published.Rank, AdapterOptions.Published.Heads);
        var adapted = model.Linears.Where(linear => AdapterOptions.Published.Targets.Any(target => linear.Name.EndsWith(target, StringComparison.Ordinal))).ToArray();
        long Trained(IEnumerable<FrozenLinear> linears) => linears.Sum(linear => (heads + rank) * linear.Weight.shape[1] + (long)heads * rank * linear.Weight.shape[0]);

        Assert.Equal(388, adapted.Length);
        Assert.Equal(1940, adapted.Length * (2 + heads));
        Assert.Equal(870_480_512, Trained(adapted));
        Assert.Equal(682_350_592, Trained(adapted.Intersect(model.DecoderLinears)));
        Assert.InRange(list.Count, 8_900_000_000, 8_960_000_000);
    }

    public void Dispose() => _folder.Dispose();

    private static float Value(string name) => (SeededTensors.Mix(0, name) % 64) / 32f;

    private static SafetensorsPart Part(string name, TensorType type, long[] shape)
    {
        using var scope = torch.NewDisposeScope();
        if (type == TensorType.I64)
        {
            return TensorBytes.Part(name, torch.zeros(shape, torch.ScalarType.Int64));
        }

        return TensorBytes.Part(name, torch.full(shape, Value(name), type == TensorType.BF16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32));
    }

    private static void Replace(List<SafetensorsPart> parts, string name, TensorType type, long[] shape)
    {
        parts.RemoveAll(part => part.Name == name);
        parts.Add(Part(name, type, shape));
    }

    private static byte[] Overlapping(byte[] bytes, string header)
    {
        var root = JsonNode.Parse(header)!.AsObject();
        var twins = root.Where(pair => pair.Key != "__metadata__").GroupBy(pair => pair.Value!["shape"]!.ToJsonString()).First(group => group.Count() > 1).Take(2).ToArray();
        twins[1].Value!["data_offsets"] = twins[0].Value!["data_offsets"]!.DeepClone();
        var json = System.Text.Encoding.UTF8.GetBytes(root.ToJsonString());
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. bytes[(8 + System.Text.Encoding.UTF8.GetByteCount(header))..]];
    }

    private void Write(TensorType type = TensorType.F32, Action<List<SafetensorsPart>>? change = null)
    {
        File.WriteAllText(_folder.Below(ModelFolder.ConfigName), SmallConfig);
        var (config, _) = ConfigReader.Read(_folder.Below(ModelFolder.ConfigName));
        var parts = Thinker.Parameters(config).Shapes.Select(shape => Part("thinker." + shape.Key, type, shape.Value)).ToList();
        parts.Add(Part("talker.model.embed_tokens.weight", TensorType.BF16, [4, 4]));
        parts.Add(Part("token2wav.bias", TensorType.BF16, [4]));
        change?.Invoke(parts);
        var half = parts.Count / 2;
        SafetensorsWriter.Write(_folder.Below(First), parts.Take(half));
        SafetensorsWriter.Write(_folder.Below(Second), parts.Skip(half));
        var map = parts.Select((part, at) => (part.Name, File: at < half ? First : Second)).ToDictionary(pair => pair.Name, pair => pair.File);
        File.WriteAllText(_folder.Below(WeightFiles.IndexName), JsonSerializer.Serialize(new { weight_map = map }));
    }

    private const string SmallConfig = """
        {"thinker_config": {"audio_token_index": 1, "image_token_index": 2, "video_token_index": 3, "pad_token_id": 0,
          "text_config": {"vocab_size": 20, "hidden_size": 16, "intermediate_size": 24, "num_hidden_layers": 2, "num_attention_heads": 2,
            "num_key_value_heads": 1, "rms_norm_eps": 1e-6, "rope_theta": 10000, "use_sliding_window": false, "hidden_act": "silu",
            "rope_scaling": {"rope_type": "default", "mrope_section": [2, 1, 1]}},
          "vision_config": {"depth": 1, "hidden_size": 16, "intermediate_size": 20, "num_heads": 2, "window_size": 112, "fullatt_block_indexes": [0], "out_hidden_size": 16},
          "audio_config": {"encoder_layers": 1, "d_model": 16, "encoder_ffn_dim": 20, "encoder_attention_heads": 2, "n_window": 100, "output_dim": 16, "activation_function": "gelu"}}}
        """;
}
