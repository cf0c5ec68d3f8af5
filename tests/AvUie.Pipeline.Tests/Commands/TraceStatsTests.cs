using AvUie.Core;
using AvUie.Pipeline.Commands;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Commands;

/// <summary>A shard whose clips of one action are all described alike, and those of another each in its own way.</summary>
public sealed class TraceStatsTests : IDisposable
{
    private static readonly string[] Own =
    [
        "A long throw ends in sand while people clap somewhere to the side",
        "Two figures cross the frame twice and then stand still by a fence",
        "Short steps come faster and faster until something heavy falls down",
        "Nobody is near when the bar drops and the mat under it gives way",
    ];

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tables_ShowAcceptanceChecksAndLabelsThatAreAlike()
    {
        await WriteAsync();

        var run = await CommandRun.RunAsync("stats", _folder.File("out"), "--traces");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Matches(@"(?m)^ucf +30 +29 +96\.7 % +96\.7 % +1 +- +0$", run.Output);
        Assert.Matches(@"(?m)^template +29 +100\.0 %$", run.Output);
        Assert.Matches(@"(?m)^leak_phrase +1 +3\.3 %$", run.Output);
        Assert.Matches(@"(?m)^ucf: Archery +25 +24 +96\.0 %$", run.Output);
        Assert.DoesNotContain("Long Jump", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("journal", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.5", ExitCodes.Findings, true)]
    [InlineData("0.9", ExitCodes.Findings, false)]
    [InlineData("0.96", ExitCodes.Done, false)]
    public async Task Duplicates_AboveTheShare_EndWith1AndNameTheLabel(string share, int code, bool all)
    {
        await WriteAsync();

        var run = await CommandRun.RunAsync("stats", _folder.File("out"), "--traces", "--duplicates", share, "--json");

        Assert.Equal(code, run.ExitCode);
        Assert.Equal(code == ExitCodes.Findings, run.Errors.Contains($"ucf: Archery: 24 of 25 traces are near-duplicates, more than the share of {share} allowed", StringComparison.Ordinal));
        Assert.Equal(all, run.Errors.Contains("24 of all 29 traces are near-duplicates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trace_ThatIsNone_EndsWith2AndNamesShardAndRow()
    {
        await WriteAsync("""{"steps":[]}""");

        var run = await CommandRun.RunAsync("stats", _folder.File("out"), "--traces");

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Matches(@"shard-00000\.parquet, row ucf/train/damaged: its trace is none: .*; build the shard again", run.Errors);
    }

    [Fact]
    public async Task Folder_WithoutAShard_EndsWith2()
    {
        _folder.Folder("out");

        var run = await CommandRun.RunAsync("stats", _folder.File("out"), "--traces");

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("holds no finished shard", run.Errors, StringComparison.Ordinal);
    }

    private async Task WriteAsync(string? damaged = null)
    {
        var rows = Enumerable.Range(0, 25).Select(static number => Row($"alike-{number}", "Archery", Trace("Somebody raises both arms and lets go of a string that hums for a moment.")))
            .Concat(Own.Select(static (text, number) => Row($"own-{number}", "Long Jump", Trace(text)))).ToList();
        if (damaged is not null)
        {
            rows.Add(Row("damaged", "Archery", damaged));
        }

        await using var commit = await ShardCommit.BeginAsync(_folder.File("out"), new ShardIdentity(0, rows.Count + 2, "plan", "build"));
        foreach (var row in rows)
        {
            await commit.AddAsync(row);
        }

        commit.Add(new LedgerEntry("ucf/train/x", "list", "ucf", "train", Stage.Reason, ReasonCode.RejectedTrace, "leak_phrase: it speaks of a label", "rows.txt", 90));
        commit.Add(new LedgerEntry("ucf/train/y", "list", "ucf", "train", Stage.Decode, ReasonCode.NoAudio, "silent", "rows.txt", 91));
        await commit.CommitAsync();
    }

    private static string Trace(string inference) =>
        TraceJson.Write(new ReasoningTrace([], inference, "weak"), new TraceProvenance("template", "template/v1", new string('0', 64), 0, 0));

    private static ShardRow Row(string key, string label, string trace) => new()
    {
        Id = $"ucf/train/{key}",
        Source = "list",
        Task = "ucf",
        Family = "action",
        Split = "train",
        Conversation = [],
        Truth = GroundTruthJson.Write(new ClassTruth(label)),
        Answer = label,
        Trace = trace,
        Provenance = "{}",
        Fields = "{}",
        AnnotationFile = "rows.txt",
        AnnotationRow = 1,
        RawFiles = [],
    };
}
