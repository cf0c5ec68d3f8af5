using System.Text.Json.Nodes;
using AvUie.Core;
using AvUie.Tests;
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
