using System.IO.Compression;
using AvUie.Shards;
using AvUie.Tests;
using Crab.Trainer.Adapters;
using Crab.Trainer.Cli;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Tests;

public sealed class AdapterFileTests : IDisposable
{
    private static readonly AdapterOptions Options = new() { Rank = 4, Alpha = 8, Heads = 2 };
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("i-lora")]
    [InlineData("lora")]
    [InlineData("neural-tuning")]
    public async Task Convert_ThroughEveryForm_KeepsEveryByteAndWhatIsKnown(string kind)
    {
        var first = Write(kind);
        string[] names = kind == "neural-tuning" ? ["b.bin", "c.safetensors"] : ["b.bin", "folder", "c.safetensors"];

        var from = first;
        foreach (var name in names)
        {
            string[] alpha = name == "folder" ? ["--alpha", "8", "--dropout", "0.1"] : [];
            var (code, _, errors) = await Run(["adapter", "convert", from, _folder.Below(name), .. alpha]);
            Assert.Equal((ExitCodes.Done, string.Empty), (code, errors));
            Assert.Equal(Content(first), Content(_folder.Below(name)));
            from = _folder.Below(name);
        }

        using var last = AdapterFiles.Open(from);
        Assert.Equal((kind, 4), (last.Description.Kind, last.Description.Rank));
        Assert.Equal(kind == "neural-tuning" ? null : 8.0, last.Description.Alpha);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_folder.Path), path => path.Contains(".tmp-", StringComparison.Ordinal));
    }

    [Fact]
    public void Fill_WithTheSameSizes_GivesTheModelWhatTheFileHolds()
    {
        using var scope = NewDisposeScope();
        using var model = Model(Options, seed: 9);
        using var source = AdapterFiles.Open(Write("i-lora"));

        AdapterFiles.Fill(model.Linears, source);

        var stored = source.Weights.ToDictionary(weight => weight.Name, weight => weight.Read());
        Assert.All(AdapterFiles.Export(model.Linears).ToArray(), weight => Assert.Equal(stored[weight.Name], weight.Tensor.contiguous().bytes.ToArray()));
    }

    [Fact]
    public void Fill_WithAnotherRankAndMoreHeads_ListsThemAndCopiesNothing()
    {
        using var scope = NewDisposeScope();
        using var model = Model(Options with { Rank = 8, Heads = 3 }, seed: 9);
        using var source = AdapterFiles.Open(Write("i-lora"));
        var before = AdapterFiles.Export(model.Linears).Select(weight => weight.Tensor.sum().item<float>()).ToArray();

        var message = Assert.Throws<InvalidDataException>(() => AdapterFiles.Fill(model.Linears, source)).Message;

        Assert.Contains("20 problems. The file is i-lora of rank 4 with 2 heads on q_proj, v_proj;", message, StringComparison.Ordinal);
        Assert.Contains("'base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight' is [4, 64], the model's is [8, 64]", message, StringComparison.Ordinal);
        Assert.Contains("'base_model.model.model.layers.0.self_attn.q_proj.lora_B2.weight' is missing", message, StringComparison.Ordinal);
        Assert.Equal(before, AdapterFiles.Export(model.Linears).Select(weight => weight.Tensor.sum().item<float>()));
    }

    [Fact]
    public void Fill_WithSuperfluousLayers_ListsThem()
    {
        using var scope = NewDisposeScope();
        using var model = Model(Options with { Targets = ["q_proj"] }, seed: 9);
        using var source = AdapterFiles.Open(Write("i-lora"));

        var message = Assert.Throws<InvalidDataException>(() => AdapterFiles.Fill(model.Linears, source)).Message;

        Assert.Contains("8 problems.", message, StringComparison.Ordinal);
        Assert.Contains("v_proj.lora_A.weight' belongs to nothing that is adapted here", message, StringComparison.Ordinal);
    }

    [SharedFact("goldens", "thinker", "ilora", "finetune_weights.bin")]
    public void Pickle_WeWrite_UsesOnlyOperationsAndNamesThatTheReferencesHas()
    {
        var theirs = SharedFolder.Below("goldens", "thinker", "ilora", "finetune_weights.bin")!;
        using (var source = AdapterFiles.Open(theirs))
        {
            new TorchAdapterFormat().Write(_folder.Below("ours.bin"), source.Description, source.Weights);
        }

        Assert.Equal(Content(theirs), Content(_folder.Below("ours.bin")));
        using var ours = ZipFile.OpenRead(_folder.Below("ours.bin"));
        using var original = ZipFile.OpenRead(theirs);
        Assert.Superset(Files(ours), Files(original).Append("version").Where(name => name[0] != '.').ToHashSet());
        Assert.All(ours.Entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        static HashSet<string> Files(ZipArchive archive) => [.. archive.Entries.Select(entry => entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..])];
    }

    [Fact]
    public async Task Info_OfAnAdapter_SaysWhatItIs()
    {
        var (code, output, _) = await Run("adapter", "info", Write("i-lora"));

        Assert.Equal(ExitCodes.Done, code);
        Assert.Matches(@"kind +i-lora\s+rank +4\s+heads +2\s+alpha +8\s+dropout +0.1\s+type +F32\s+tensors +16\s", output);
    }

    [Fact]
    public async Task Convert_IntoWhatIsThere_OrIntoNoForm_OrToAFolderWithoutAlpha_IsRefused()
    {
        var (from, bin) = (Write("i-lora"), _folder.Below("b.bin"));
        await Run("adapter", "convert", from, bin);

        Assert.Contains("is there already", (await Run("adapter", "convert", from, bin)).Errors, StringComparison.Ordinal);
        Assert.Contains("says no form", (await Run("adapter", "convert", from, _folder.Below("x.gguf"))).Errors, StringComparison.Ordinal);
        Assert.Contains("Give it: --alpha 256", (await Run("adapter", "convert", bin, _folder.Below("folder"))).Errors, StringComparison.Ordinal);
        Assert.Contains("say otherwise", (await Run("adapter", "convert", from, _folder.Below("folder"), "--alpha", "9")).Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Below("folder")));
    }

    [Fact]
    public void Open_OfOneLayerThatLacksAHead_NamesIt()
    {
        using var source = AdapterFiles.Open(Write("i-lora"));
        new SafetensorsAdapterFormat().Write(_folder.Below("cut.safetensors"), source.Description, [.. source.Weights.Where(weight => !weight.Name.EndsWith("1.self_attn.v_proj.lora_B1.weight", StringComparison.Ordinal))]);

        var message = Assert.Throws<InvalidDataException>(() => AdapterFiles.Open(_folder.Below("cut.safetensors"))).Message;

        Assert.Contains("model.layers.1.self_attn.v_proj has lora_A, lora_B0, lora_route; expected lora_A, lora_route, lora_B0, lora_B1", message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string kind)
    {
        using var scope = NewDisposeScope();
        using var model = Model(Options with { Kind = kind }, seed: 1);
        var path = _folder.Below("first.safetensors");
        SafetensorsWriter.Write(
            path,
            AdapterFiles.Export(model.Linears).Select(weight => Training.TensorBytes.Part(weight.Name, weight.Tensor)),
            AdapterDescription.Metadata(kind, kind == "neural-tuning" ? null : 8, 0.1));
        return path;
    }

    private static Thinker Model(AdapterOptions options, long seed)
    {
        var model = TinyThinker.Create(new TinyConfig(), vocabulary: 266, seed: 0);
        var parameters = AdapterKinds.Attach(model.DecoderLinears, options with { Targets = options.Targets.Count == 7 ? ["q_proj", "v_proj"] : options.Targets }, seed);
        using var quiet = no_grad();
        foreach (var parameter in parameters)
        {
            parameter.Tensor.add_(seed);
        }

        return model;
    }

    private static List<string> Content(string path)
    {
        using var source = AdapterFiles.Open(path);
        return [.. source.Weights.OrderBy(weight => weight.Name, StringComparer.Ordinal)
            .Select(weight => $"{weight.Name} {weight.Type} {string.Join('x', weight.Shape)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(weight.Read()))}")];
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await CrabCommand.RunAsync(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
