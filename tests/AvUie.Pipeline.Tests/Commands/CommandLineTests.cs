using AvUie.Pipeline.Building;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly string _build;

    public CommandLineTests()
    {
        _folder.Write("raw/rows.txt", "a c1 x\nb c2 x\nreject r\nc c3 x\n");
        _build = _folder.Write("build.yaml", "name: x\nversion: 1\nsamples_per_shard: 1\nsources:\n  - {adapter: test_list, root: raw}\n");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("avuie: see avuie --help")]
    [InlineData("avuie: see avuie --help", "bild")]
    [InlineData("avuie: see avuie plan --help", "plan")]
    [InlineData("avuie: see avuie plan --help", "plan", "x", "--jsno")]
    [InlineData("avuie: see avuie why --help", "why", "x")]
    [InlineData("avuie: see avuie build --help", "build", "x", "--shards", "7-3")]
    [InlineData("avuie: see avuie build --help", "build", "x", "--workers", "0")]
    [InlineData("avuie: see avuie build --help", "build", "x", "--workers", "many")]
    [InlineData("avuie: see avuie build --help", "build", "x", "--seal", "--no-seal")]
    [InlineData("avuie: see avuie stats --help", "stats", "x", "--build", "b.yaml")]
    [InlineData("avuie: see avuie stats --help", "stats", "x", "--duplicates", "0.5")]
    [InlineData("avuie: see avuie stats --help", "stats", "x", "--traces", "--duplicates", "1.5")]
    [InlineData("avuie: see avuie stats --help", "stats", "x", "--traces", "--leaks")]
    [InlineData("avuie: see avuie stats --help", "stats", "x", "--traces", "--limit", "3")]
    [InlineData("avuie: see avuie doctor --help", "doctor", "x", "--source", "ave", "raw")]
    [InlineData("avuie: see avuie doctor --help", "doctor", "--source", "ave")]
    public async Task Usage_Wrong_EndsWith2AndPointsToTheHelp(string last, params string[] arguments)
    {
        var run = await CommandRun.RunAsync(arguments);

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal(last, run.Errors.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task BuildFile_Wrong_EndsWith2AndSaysEveryError()
    {
        await File.WriteAllTextAsync(_build, "name: x\nsources:\n  - {adapter: test_lits, root: raw}\n");

        var run = await CommandRun.RunAsync("plan", _build);

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Equal(2, run.Errors.TrimEnd().Split('\n').Length);
        Assert.Contains($"avuie: {_build}:3: sources[0].adapter: found the unknown adapter", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Did you mean \"test_list\"?", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_Missing_EndWith2AndNameTheFile()
    {
        File.Delete(_folder.File("raw", "rows.txt"));

        var run = await CommandRun.RunAsync("plan", _build);

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains(_folder.File("raw", "rows.txt"), run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_Text_ShowsCountsReasonsShardsAndHash()
    {
        var run = await CommandRun.RunAsync("plan", _build);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Matches("ucf +train +3 +1", run.Output);
        Assert.Matches("bad_row +failed +1", run.Output);
        Assert.Matches("shards +3 of", run.Output);
        Assert.Matches("plan hash +[0-9a-f]{64}", run.Output);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public async Task Plan_JsonAndOut_AreTheSameBytes()
    {
        var run = await CommandRun.RunAsync("plan", _build, "--json", "--out", _folder.File("out"));

        Assert.Equal(run.Output, await File.ReadAllTextAsync(_folder.File("out", PlanSummary.FileName)));
        Assert.Contains("\"samples\": 3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Range_ReachesTheGraphInclusive()
    {
        var requests = new List<BuildRequest>();

        var run = await CommandRun.RunAsync(CommandRun.Building(requests), "build", _build, "--out", _folder.File("out"), "--shards", "1-2", "--workers", "3", "--no-seal");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        var request = Assert.Single(requests);
        Assert.Equal((new ShardRange(1, 2), 3, false, 3), (request.Range, request.Workers, request.Seal, request.Chunks.Count));
        Assert.Equal(_folder.File("raw"), request.Roots["test_list"]);
        Assert.True(File.Exists(_folder.File("out", "plan.json")));
    }

    [Fact]
    public async Task Build_RangeBeyondThePlan_EndsWith2BeforeAnyWork()
    {
        var requests = new List<BuildRequest>();

        var run = await CommandRun.RunAsync(CommandRun.Building(requests), "build", _build, "--out", _folder.File("out"), "--shards", "1-3");

        Assert.Equal((ExitCodes.BadUsage, "avuie: --shards 1-3: the plan has 3 shards, 0 to 2"), (run.ExitCode, run.Errors.TrimEnd().Split('\n')[^1]));
        Assert.Empty(requests);
        Assert.False(Directory.Exists(_folder.File("out")));
    }

    [Fact]
    public async Task Build_NoOut_GoesBesideTheBuildFile()
    {
        var requests = new List<BuildRequest>();

        await CommandRun.RunAsync(CommandRun.Building(requests), "build", _build);

        Assert.Equal(_folder.File("shards"), Assert.Single(requests).OutputFolder);
    }

    [Fact]
    public async Task Build_NoFfmpeg_EndsWith3()
    {
        var run = await CommandRun.RunAsync(
            static host => host with { AskFfmpeg = static (_, _) => throw new InvalidOperationException("ffmpeg cannot be started: install FFmpeg") },
            "build", _build, "--out", _folder.File("out"));

        Assert.Equal((ExitCodes.SetUp, "avuie: ffmpeg cannot be started: install FFmpeg"), (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Theory]
    [InlineData(false, ExitCodes.Done)]
    [InlineData(true, ExitCodes.Findings)]
    public async Task Build_ShardsMissingAtTheEnd_AreFindingsOnlyWhenSealingWasDemanded(bool demand, int expected)
    {
        var report = new BuildReport(new BuildProgress(1, 1, 0, 1, 1, 0, 0, 1), null, [0, 2]);

        var run = await CommandRun.RunAsync(
            CommandRun.Building([], report), ["build", _build, "--out", _folder.File("out"), "--shards", "1", .. demand ? new[] { "--seal" } : []]);

        Assert.Equal(expected, run.ExitCode);
        Assert.Contains("not sealed: 2 of 3 shards are still to be built (0, 2)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_DiskFull_EndsWith3()
    {
        var run = await CommandRun.RunAsync(
            static host => host with { Build = static (_, _, _, _) => throw new BuildFaultException("shard 0: disk full", new IOException("No space left on device")) },
            "build", _build, "--out", _folder.File("out"));

        Assert.Equal(ExitCodes.SetUp, run.ExitCode);
        Assert.EndsWith("avuie: shard 0: disk full\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Defect_EndsWith70AndSaysWhere()
    {
        var run = await CommandRun.RunAsync(
            static host => host with { Build = static (_, _, _, _) => throw new InvalidOperationException("a defect") }, "build", _build, "--out", _folder.File("out"));

        Assert.Equal(ExitCodes.Defect, run.ExitCode);
        Assert.Contains("CommandLineTests", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_Interrupted_EndsWith130()
    {
        using var stop = new CancellationTokenSource();
        using var errors = new StringWriter();
        var host = new CommandHost(TextWriter.Null, errors)
        {
            Adapters = static _ => ListRows.Catalog,
            AskFfmpeg = static (_, _) => Task.FromResult(new AvUie.Pipeline.Decode.FfmpegBuild("0", HasSoxr: true)),
            Build = async (_, _, _, cancellation) =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellation);
                throw new InvalidOperationException("never");
            },
        };

        Assert.Equal(ExitCodes.Interrupted, await CommandLine.RunAsync(["build", _build, "--out", _folder.File("out")], host, stop.Token));
        Assert.Contains("interrupted; finished shards are kept", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("stats")]
    public async Task Folder_Absent_EndsWith2(string verb) => Assert.Equal(ExitCodes.BadUsage, (await CommandRun.RunAsync(verb, _folder.File("none"))).ExitCode);

    [Fact]
    public async Task Verify_UnsealedFolder_EndsWith1()
    {
        var run = await CommandRun.RunAsync("verify", _folder.Path);

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Contains("manifest.json", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adapters_TextAndJson_NameLayoutAndOptions()
    {
        var text = await CommandRun.RunAsync("adapters");
        var json = await CommandRun.RunAsync("adapters", "--json");

        Assert.Contains("test_list  A list\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("mode: plain | fancy (default plain)", text.Output, StringComparison.Ordinal);
        using var parsed = System.Text.Json.JsonDocument.Parse(json.Output);
        Assert.Contains(parsed.RootElement.EnumerateArray(), static adapter => adapter.GetProperty("name").GetString() == "test_twin");
    }

    [Fact]
    public async Task AdaptersOption_NoAssembly_EndsWith2()
    {
        var run = await CommandRun.RunAsync(static host => host with { Adapters = AdapterAssemblies.Load }, "adapters", "--adapters", _build);

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("give the path of a .dll", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdaptersOption_AssemblyOfOthers_AddsItsAdapters()
    {
        var run = await CommandRun.RunAsync(static host => host with { Adapters = AdapterAssemblies.Load }, "--adapters", typeof(ListAdapter).Assembly.Location, "adapters");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("test_list", run.Output, StringComparison.Ordinal);
        Assert.Contains("ref_avs", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_BuildFile_CountsRowsAndMedia()
    {
        _folder.Write("raw/clips/c1.mp4", "x");

        var run = await CommandRun.RunAsync("doctor", _build);

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Matches("ok +ffmpeg +ffmpeg version 0", run.Output);
        Assert.Matches("warn +test_list ucf/train +3 samples and 1 rejected rows .bad_row 1., 1 with all their media; 4 rows, known are 3", run.Output);
        Assert.Matches("warn +test_list media +1 of 3 files, so 1 of 3 samples", run.Output);
    }

    [Fact]
    public async Task Doctor_NoFfmpeg_EndsWith3()
    {
        var run = await CommandRun.RunAsync(static host => host with { AskFfmpeg = static (_, _) => throw new InvalidOperationException("install FFmpeg") }, "doctor");

        Assert.Equal(ExitCodes.SetUp, run.ExitCode);
        Assert.Matches("setup +ffmpeg +install FFmpeg", run.Output);
    }

    [Fact]
    public async Task Doctor_SourceWithoutAnnotations_EndsWith1()
    {
        var run = await CommandRun.RunAsync("doctor", "--source", "test_list", _folder.Path);

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Contains("rows.txt", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_UnknownSource_EndsWith2AndGuesses()
    {
        var run = await CommandRun.RunAsync("doctor", "--source", "test_lst", _folder.Path);

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("Did you mean \"test_list\"?", run.Errors, StringComparison.Ordinal);
    }
}
