using AvUie.Corpus;
using AvUie.Pipeline.Commands;
using Crab.Trainer.Cli;
using Crab.Trainer.Training;

namespace AvUie.Tests;

/// <summary>What <c>./demo</c> does, in one process: raw corpus, build, verification, training, and back to a raw file.</summary>
public sealed class WholeWayTests
{
    [Fact]
    public async Task RawCorpus_BuiltVerifiedAndTrainedOn_LeadsFromAStepBackToARawFile()
    {
        using var folder = new TemporaryFolder();
        await RawCorpus.WriteAsync(folder.File("raw"), static _ => { });
        var (build, shards, run) = (folder.File("raw", RawCorpus.BuildFile), folder.File("shards"), folder.File("run"));

        var built = await AvuieAsync("build", build, "--out", shards);
        Assert.Contains("pending 0", built, StringComparison.Ordinal);
        Assert.Contains("every byte: sound", await AvuieAsync("verify", shards, "--deep"), StringComparison.Ordinal);

        var trained = new StringWriter();
        Assert.Equal(0, await CrabCommand.RunAsync(["train", "--data", shards, "--out", run, "--steps", "3"], trained, trained));
        var lastStep = File.ReadLines(Path.Combine(run, TrainingRun.MetricsName)).Last();
        var id = System.Text.Json.JsonDocument.Parse(lastStep).RootElement.GetProperty("ids")[0].GetString()!;

        var why = await AvuieAsync("why", id, "--in", shards, "--build", build, "--metrics", Path.Combine(run, TrainingRun.MetricsName));
        Assert.Contains("unchanged", why, StringComparison.Ordinal);
        Assert.Matches(@"steps +.*\b3\b", why);
    }

    private static async Task<string> AvuieAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, CommandHost.Real() with { Output = output, Errors = output }, CancellationToken.None);
        Assert.True(code == 0, $"avuie {string.Join(' ', arguments)} ended with {code}: {output}");
        return output.ToString();
    }
}
