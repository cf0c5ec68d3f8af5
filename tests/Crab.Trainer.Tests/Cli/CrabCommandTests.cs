using Crab.Trainer.Cli;

namespace Crab.Trainer.Tests;

public sealed class CrabCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("train", "--data")]
    [InlineData("train", "--data", "x", "--out", "y", "--steps", "many")]
    [InlineData("fly")]
    public async Task CommandLine_ThatCannotBeParsed_IsBadUsage(params string[] arguments)
    {
        var (code, _, errors) = await Run(arguments);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains("see crab --help", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--steps", "0", "--steps is 0; expected 1 to 100000000.")]
    [InlineData("--batch", "-4", "--batch is -4; expected 1 to 4096.")]
    [InlineData("--learning-rate", "NaN", "--learning-rate is NaN; expected a number above 0, such as 1e-4.")]
    [InlineData("--seed", "-1", "--seed is -1; expected 0 or more.")]
    public async Task Option_OutOfRange_IsBadUsageAndNamesWhatWasExpected(string option, string value, string message)
    {
        var (code, _, errors) = await Run("train", "--data", _folder.Path, "--out", _folder.Below("out"), option, value);

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Below("out")));
    }

    [Theory]
    [InlineData("{\"model\": {\"layer\": 3}}", "layer")]
    [InlineData("{\"model\": {\"hidden\": \"wide\"}}", "line 1")]
    [InlineData("{\"model\": {\"hidden\": 60}}", "hidden is 60 with 4 heads")]
    [InlineData("{\"adapter\": {\"kind\": \"dora\"}}", "adapter kind is 'dora'; known are i-lora, ")]
    [InlineData("{\"adapter\": null}", "null where")]
    public async Task Config_ThatCannotBeUsed_IsBadUsageAndSaysWhere(string config, string message)
    {
        File.WriteAllText(_folder.Below("tiny.json"), config);

        var (code, _, errors) = await Run("train", "--data", _folder.Path, "--out", _folder.Below("out"), "--config", _folder.Below("tiny.json"));

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_ThatIsNotThere_IsBadUsage()
    {
        var (code, _, errors) = await Run("train", "--data", _folder.Below("none"), "--out", _folder.Below("out"));

        Assert.Equal(ExitCodes.BadUsage, code);
        Assert.Contains("no such folder. Build shards first", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_WithoutAManifest_FailsAndNamesIt()
    {
        var (code, _, errors) = await Run("train", "--data", _folder.Path, "--out", _folder.Below("out"));

        Assert.Equal(ExitCodes.Failed, code);
        Assert.Contains("manifest.json", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_OnThisHost_FindsLibtorch()
    {
        var (code, output, _) = await Run("info");

        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("libtorch", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("train", "--help")]
    [InlineData("info", "--help")]
    public async Task Help_OfEveryCommand_ListsTheExitCodes(params string[] arguments)
    {
        var (code, output, _) = await Run(arguments);

        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("130 interrupted", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe_OfAFolderThatIsNotThere_SaysSo()
    {
        var report = Backend.Libtorch.Probe(_folder.Below("none"));

        Assert.False(report.Usable);
        Assert.Contains("no such folder", report.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await CrabCommand.RunAsync(arguments, output, errors), output.ToString(), errors.ToString());
    }
}
