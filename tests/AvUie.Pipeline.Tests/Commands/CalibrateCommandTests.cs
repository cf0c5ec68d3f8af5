using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class CalibrateCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Calibrate_Example_ShowsTheGivenFault()
    {
        var run = await CommandRun.RunAsync("reason", "calibrate", "--traces", Checkout.File("schemas", "examples", "calibration-traces.jsonl"));

        Assert.Matches(@"leak +given +held out +1 +1 +1\.0000", run.Output);
        Assert.Matches(@"any +0 +0\.0000", run.Output);
    }

    [Fact]
    public async Task Calibrate_BrokenFile_EndsWith2AndNamesTheLine()
    {
        var run = await CommandRun.RunAsync("reason", "calibrate", "--traces", _folder.Write("bad.jsonl", "\n{}\n"));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("bad.jsonl:2: 'task' is missing", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--traces", "nowhere.jsonl")]
    [InlineData("--tokenizer", "nowhere")]
    [InlineData("--count", "0")]
    public async Task Calibrate_BadOption_EndsWith2(params string[] option) =>
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync(["reason", "calibrate", .. option])).ExitCode);
}
