using AvUie.Core;
using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class ParityCommandTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Parity_AllPassOrDifferByDesign_EndsWith0AndSaysSo()
    {
        var run = await RunAsync(FakeCheck.Result(ParityVerdict.Pass), FakeCheck.Result(ParityVerdict.DiffersByDesign, "discarded"));

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Matches("a case +10 +2 +1 +levels +pass", run.Output);
        Assert.Matches("discarded .* differs by design +why", run.Output);
        Assert.EndsWith("2 cases, 20 values: 1 pass, 1 differ by design, 0 fail\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parity_OneBeyondTolerance_EndsWith1()
    {
        var run = await RunAsync(FakeCheck.Result(ParityVerdict.Pass), FakeCheck.Result(ParityVerdict.Fail));

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Contains("FAIL", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parity_NothingToCompare_EndsWith2AndSaysWhatWasLookedFor()
    {
        var run = await RunAsync();

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("nothing to compare; looked for fake/part.json", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parity_NoFolder_EndsWith2() =>
        Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync(With(FakeCheck.Result(ParityVerdict.Pass)), "parity", _folder.File("none"))).ExitCode);

    [Fact]
    public async Task Parity_NoArgument_TakesGoldensOfTheSharedFolder()
    {
        _folder.Folder("goldens");

        var run = await CommandRun.RunAsync(host => With(FakeCheck.Result(ParityVerdict.Pass))(host) with { SharedFolder = _folder.Path }, "parity");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
    }

    [Fact]
    public async Task Parity_Json_HoldsEveryCase()
    {
        var run = await CommandRun.RunAsync(With(FakeCheck.Result(ParityVerdict.Pass), FakeCheck.Result(ParityVerdict.Fail)), "parity", _folder.Path, "--json");

        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Equal(["pass", "FAIL"], json.RootElement.EnumerateArray().Select(static result => result.GetProperty("verdict").GetString()));
        Assert.Equal(ExitCodes.Findings, run.ExitCode);
    }

    [Fact]
    public async Task Parity_HostileCaseName_CannotSteerTheTerminal()
    {
        var run = await RunAsync(FakeCheck.Result(ParityVerdict.Pass, "[red]\u001b[2J\r\nx[/]"));

        Assert.Contains("[red]\\u001b[2J\\u000d\\u000ax[/]", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Parity_CheckThatCannotReadItsFile_Fails()
    {
        var run = await CommandRun.RunAsync(static host => host with { ParityChecks = [new BrokenCheck()] }, "parity", _folder.Path);

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Contains("not of its form", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_ThisProgram_FindsEveryPart() => Assert.Equal(
        ["conversations", "media", "preprocess/audio_windows.json", "preprocess/frame_indices.json", "preprocess/resize.safetensors", "preprocess/smart_resize.json"],
        ParityCommand.Discover(typeof(CommandHost).Assembly).Select(static check => check.Name));

    private static Func<CommandHost, CommandHost> With(params ParityResult[] results) =>
        host => host with { ParityChecks = [new FakeCheck("fake/part.json", results)] };

    private Task<CommandRun> RunAsync(params ParityResult[] results) => CommandRun.RunAsync(With(results), "parity", _folder.Path);

    private sealed class BrokenCheck : IParityCheck
    {
        public string Name => "broken";

        public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation) => throw new InvalidDataException("not of its form");
    }
}
