using System.Text.Json.Nodes;
using AvUie.Core;
using AvUie.Shards;
using AvUie.Tests;
using Crab.Trainer.Model;
using Crab.Trainer.Parity;
using Crab.Trainer.Weights;
using TorchSharp;

namespace Crab.Trainer.Tests;

/// <summary>Folders of reference numbers with other names and fewer parts.</summary>
[Collection("random state")]
public sealed class OtherGoldensTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [SharedFact("goldens", "thinker", "records.json")]
    public void Checks_OverRenamedCasesAndFewParts_CompareWhatIsThere()
    {
        var (goldens, thinker) = (SharedFolder.Below("goldens", "thinker")!, Directory.CreateDirectory(_folder.Below("thinker")).FullName);
        Directory.CreateSymbolicLink(Path.Combine(thinker, "model"), Path.Combine(goldens, "model"));
        var records = JsonNode.Parse(File.ReadAllText(Path.Combine(goldens, "records.json")))!.AsObject();
        var batches = records["batches"]!.AsObject();
        var batch = batches.First(one => File.Exists(Path.Combine(goldens, "cases", one.Key + ".safetensors")));
        records["batches"] = new JsonObject { ["another"] = batch.Value!.DeepClone() };
        File.WriteAllText(Path.Combine(thinker, "records.json"), records.ToJsonString());
        Directory.CreateDirectory(Path.Combine(thinker, "cases"));
        File.CreateSymbolicLink(Path.Combine(thinker, "cases", "another.safetensors"), Path.Combine(goldens, "cases", batch.Key + ".safetensors"));

        var results = ParityReport.Discover<IModelParityCheck>(typeof(IModelParityCheck).Assembly, static check => check.Name)
            .SelectMany(check => ParityReport.Collect(check.Name, () => check.Run(_folder.Path, torch.CPU, CancellationToken.None), CancellationToken.None)).ToArray();

        Assert.All(results, result => Assert.True(result.Verdict == ParityVerdict.Pass, $"{result.Check} {result.Case}: {result.Worst:G3} {result.Detail}"));
        Assert.Contains(results, result => result is { Check: "thinker/cases", Case: "another loss" });
    }

    [SharedFact("goldens", "thinker", "records.json")]
    public void Thinker_OfAnotherConfiguration_IsOneFunctionInBothFormsOfAttention()
    {
        var config = JsonNode.Parse(File.ReadAllText(SharedFolder.Below("goldens", "thinker", "model", "config.json")!))!;
        void Set(string part, JsonObject sizes)
        {
            foreach (var (name, value) in sizes.ToArray())
            {
                config["thinker_config"]![part]![name] = value!.DeepClone();
            }
        }

        Set("text_config", new() { ["hidden_size"] = 96, ["intermediate_size"] = 160, ["num_hidden_layers"] = 2, ["num_attention_heads"] = 6, ["num_key_value_heads"] = 1 });
        config["thinker_config"]!["text_config"]!["rope_scaling"]!["mrope_section"] = new JsonArray(4, 2, 2);
        Set("vision_config", new() { ["depth"] = 3, ["hidden_size"] = 64, ["intermediate_size"] = 84, ["num_heads"] = 4, ["fullatt_block_indexes"] = new JsonArray(0, 2), ["out_hidden_size"] = 96 });
        Set("audio_config", new() { ["encoder_layers"] = 3, ["d_model"] = 48, ["encoder_attention_heads"] = 3, ["encoder_ffn_dim"] = 112, ["output_dim"] = 96 });
        var path = _folder.Below("config.json");
        File.WriteAllText(path, config.ToJsonString());
        using var goldens = ThinkerGoldens.Open(SharedFolder.Below("goldens")!)!;
        using var input = SafetensorsFile.Open(goldens.Case("batch_mixed"));
        using var model = new Thinker(ConfigReader.Read(path).Config, new FormulaWeights("another", torch.CPU));
        using var quiet = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var batch = goldens.Batch(input, "batch_mixed");

        var fused = model.LogitsAtLabels(batch);
        model.Attention.LikeOriginal = true;

        Assert.InRange(Tensors.RelativeDifference(model.LogitsAtLabels(batch), fused), 0, 1e-4);
    }

    [SharedFact("goldens", "thinker", "wide", "hash_check.json")]
    public void WideWeights_OfTheFirstValues_AreEqualAndAnotherSaltIsNot()
    {
        var folder = SharedFolder.Below("goldens", "thinker", "wide")!;
        var config = ConfigReader.Read(Path.Combine(folder, "config.json")).Config;
        var check = WideWeights.Read(folder, []);

        var results = check.Compare("wide", new FormulaWeights(check.Salt, torch.CPU), config).ToArray();

        Assert.NotEmpty(results);
        Assert.All(results, result => Assert.Equal((ParityVerdict.Pass, result.Case), (result.Verdict, result.Case)));
        Assert.All(check.Compare("wide", new FormulaWeights("other", torch.CPU), config), result => Assert.Equal(ParityVerdict.Fail, result.Verdict));
    }

    public void Dispose() => _folder.Dispose();
}
