using AvUie.Core;
using AvUie.Tests;
using Crab.Trainer.Cli;
using Crab.Trainer.Parity;
using TorchSharp;

namespace Crab.Trainer.Tests;

public sealed class ParityCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [SharedTheory("goldens")]
    [InlineData("tokenizer", "tokenizer")]
    [InlineData("preprocess/", "log_mel.safetensors")]
    [InlineData("preprocess/", "patches.safetensors")]
    [InlineData("thinker/records.json", "special ids")]
    [InlineData("thinker/neural_tuning.safetensors", "1.grad.down")]
    [InlineData("thinker/ilora", "finetune_weights.bf16.bin")]
    public async Task Parity_OfTheReferencesNumbers_Passes(string only, string shown)
    {
        var (code, output, errors) = await Run("parity", SharedFolder.Below("goldens")!, "--only", only);

        Assert.Equal((ExitCodes.Done, string.Empty), (code, errors));
        Assert.Contains(shown, output, StringComparison.Ordinal);
        Assert.Contains(" 0 fail", output, StringComparison.Ordinal);
    }

    [SharedFact("goldens", "tokenizer", "qwen_cases.json")]
    public async Task Parity_WithOneWrongId_FailsAndShowsTheText()
    {
        var tokenizer = Directory.CreateDirectory(_folder.Below("tokenizer")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(tokenizer, "qwen"), SharedFolder.Below("goldens", "tokenizer", "qwen")!);
        File.WriteAllText(Path.Combine(tokenizer, "qwen_cases.json"), """[{"text": "user", "ids": [873], "decoded": "users"}]""");

        var (code, output, _) = await Run("parity", _folder.Path);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("'user': expected 873, got 872", output, StringComparison.Ordinal);
        Assert.Contains("2 cases, 2 values: 0 pass, 0 differ by design, 2 fail", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Parity_OverAFileThatCannotBeRead_IsAFailedLineAndGoesOn()
    {
        using var output = new StringWriter();

        var code = ParityCommand.Run([new Check("a", broken: true), new Check("b", broken: false)], _folder.Path, "cpu", "", output, CancellationToken.None);

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("cut off", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 cases, 1 values: 1 pass, 0 differ by design, 1 fail", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such folder", "NONE")]
    [InlineData("nothing to compare", "")]
    [InlineData("--device is 'tpu'; expected cpu or cuda.", "", "--device", "tpu")]
    public async Task Parity_OfWhatIsNotThere_IsBadUsage(string message, string folder, params string[] options)
    {
        var (code, _, errors) = await Run(["parity", _folder.Below(folder), .. options]);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await CrabCommand.RunAsync(arguments, output, errors), output.ToString(), errors.ToString());
    }

    private sealed class Check(string name, bool broken) : IModelParityCheck
    {
        public string Name => name;

        public IEnumerable<ParityResult> Run(string folder, torch.Device device, CancellationToken cancellation)
        {
            if (broken)
            {
                throw new InvalidDataException("x.safetensors: cut off");
            }

            yield return ParityResult.Relative(name, "one", [1], [1], 0);
        }
    }
}
