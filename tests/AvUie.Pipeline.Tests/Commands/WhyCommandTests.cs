using System.Security.Cryptography;
using AvUie.Core;
using AvUie.Pipeline.Commands;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class WhyCommandTests : IAsyncLifetime, IDisposable
{
    private const string Id = "ucf/train/a";
    private readonly ScratchFolder _folder = new();

    public async Task InitializeAsync()
    {
        var clip = _folder.Write("raw/clips/c1.mp4", "a clip");
        _folder.Write("raw/rows.txt", "a c1 x\n");
        await using var commit = await ShardCommit.BeginAsync(_folder.File("out"), new ShardIdentity(0, 2, "plan", "build"));
        await commit.AddAsync(new ShardRow
        {
            Id = Id,
            Source = "test_list",
            Task = "ucf",
            Family = "classification",
            Split = "train",
            Conversation = [],
            Truth = GroundTruthJson.Write(new ClassTruth("x")),
            Answer = "<action>x</action>",
            Trace = """{"steps":[]}""",
            Provenance = """{"kind":"template"}""",
            Fields = "{}",
            AnnotationFile = "rows.txt",
            AnnotationRow = 1,
            RawFiles = [new RawFile("clips/c1.mp4", new FileInfo(clip).Length, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(clip))))],
        });
        commit.Add(new LedgerEntry("ucf/train/b", "test_list", "ucf", "train", Stage.Decode, ReasonCode.NoAudio, "clips/c2.mp4 \u001b[31m", "rows.txt", 2));
        await commit.CommitAsync();
        SourceRoots.Write(_folder.File("out"), new Dictionary<string, string> { ["test_list"] = _folder.File("raw") });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Why_WrittenRow_LeadsToAnnotationTruthTraceAndRawFile()
    {
        var run = await CommandRun.RunAsync("why", Id, "--out", _folder.File("out"));

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        foreach (var part in new[]
        {
            "shard-00000.parquet row 0", "rows.txt row 1", _folder.File("raw", "rows.txt"), "\"label\":\"x\"", "{\"steps\":[]}", "{\"kind\":\"template\"}", "clips/c1.mp4",
            Convert.ToHexStringLower(SHA256.HashData("a clip"u8)), "unchanged",
        })
        {
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a klip", "CHANGED")]
    [InlineData(null, "MISSING")]
    public async Task Why_RawFileNotAsItWas_EndsWith1(string? now, string said)
    {
        File.Delete(_folder.File("raw", "clips", "c1.mp4"));
        if (now is not null)
        {
            _folder.Write("raw/clips/c1.mp4", now);
        }

        var run = await CommandRun.RunAsync("why", Id, "--out", _folder.File("out"));

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_RootUnknown_StillShowsTheHash()
    {
        File.Delete(_folder.File("out", SourceRoots.FileName));

        var run = await CommandRun.RunAsync("why", Id, "--in", _folder.File("out"));

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("give --build FILE", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_BuildFile_GivesTheRoots()
    {
        File.Delete(_folder.File("out", SourceRoots.FileName));
        var build = _folder.Write("build.yaml", "name: x\nversion: 1\nsources:\n  - {adapter: test_list, root: raw}\n");

        var run = await CommandRun.RunAsync("why", Id, "--out", _folder.File("out"), "--build", build);

        Assert.Contains("unchanged", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_RowOfTheLedger_SaysStageReasonAndPlace()
    {
        var run = await CommandRun.RunAsync("why", "ucf/train/b", "--out", _folder.File("out"));

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("failed in stage decode: no_audio", run.Output, StringComparison.Ordinal);
        Assert.Contains("clips/c2.mp4 \\u001b[31m", run.Output, StringComparison.Ordinal);
        Assert.Contains("rows.txt row 2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_Metrics_ShowsTheSteps()
    {
        var metrics = _folder.Write("metrics.jsonl", $$"""
            {"step":1,"loss":2.0,"ids":["other"]}
            {"step":2,"loss":1.5,"ids":["other","{{Id}}"]}
            {"step":9,"loss":1.0,"ids":["{{Id}}"]}
            """);

        var run = await CommandRun.RunAsync("why", Id, "--out", _folder.File("out"), "--metrics", metrics);

        Assert.Matches("steps +2, 9", run.Output);
    }

    [Fact]
    public async Task Why_MetricsOfAnotherForm_EndsWith2AndNamesTheLine()
    {
        var metrics = _folder.Write("metrics.jsonl", "{\"step\":1,\"ids\":[]}\nno json\n");

        var run = await CommandRun.RunAsync("why", Id, "--out", _folder.File("out"), "--metrics", metrics);

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("line 2", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_UnknownId_EndsWith1() => Assert.Equal(ExitCodes.Findings, (await CommandRun.RunAsync("why", "nobody", "--out", _folder.File("out"))).ExitCode);

    [Fact]
    public async Task RawFileCheck_PathThatLeavesTheRoot_IsNotOpened()
    {
        _folder.Write("secret", "s");

        Assert.Equal(
            RawFileState.Missing,
            await RawFileCheck.CheckAsync(_folder.File("raw"), new RawFile("../secret", 1, Convert.ToHexStringLower(SHA256.HashData("s"u8))), CancellationToken.None));
    }
}
