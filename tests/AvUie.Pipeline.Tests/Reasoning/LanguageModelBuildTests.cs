using System.Text;
using AvUie.FakeModel;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Tests.Support;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Reasoning;

[Collection("ffmpeg")]
public sealed class LanguageModelBuildTests
{
    [FfmpegFact]
    public async Task Build_ReplayedWithTheNetworkOff_IsTheSameByByte()
    {
        await using var build = await LanguageModelBuild.StartAsync(30);
        build.Server.Behaviour = Behaviours.Storm(seed: 3, share: 0.3, poisonOneIn: 12);

        var online = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", Path.Combine(build.Folder, "online"));
        var completions = build.Server.Completions.Values.Sum();
        var offline = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", Path.Combine(build.Folder, "offline"), "--offline", "--workers", "1");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (online.ExitCode, offline.ExitCode));
        Assert.Equal(completions, build.Server.Completions.Values.Sum());
        var (first, second) = (build.Output("online"), build.Output("offline"));
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), file.Key));
        var counts = Manifest.Read(Path.Combine(build.Folder, "online")).Counts;
        Assert.Equal((30, 0), (counts.Planned, counts.Pending));
        Assert.True(counts.Written > 0 && counts.Written < 30 && counts.Balance, counts.ToString());
        Assert.Contains("replies ", online.Output, StringComparison.Ordinal);
        Assert.Contains("accepted ", online.Output, StringComparison.Ordinal);
        Assert.Contains("replies 0 (+", offline.Output, StringComparison.Ordinal);
        AssertKeyStandsNowhere(build, online.Output + online.Errors + offline.Output + offline.Errors);
    }

    [FfmpegFact]
    public async Task Build_OfflineWithoutReplies_StopsAndLeavesNoShard()
    {
        await using var build = await LanguageModelBuild.StartAsync(3);
        var folder = Path.Combine(build.Folder, "out");

        var run = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", folder, "--offline");

        Assert.Equal(ExitCodes.Halted, run.ExitCode);
        Assert.Contains("does not hold the reply", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(folder), static file => file.Contains("shard-", StringComparison.Ordinal));
        Assert.Empty(build.Server.Answers);
    }

    [FfmpegFact]
    public async Task Build_WhoseBudgetIsSpent_StopsAndGoesOnWhenItIsRaised()
    {
        await using var build = await LanguageModelBuild.StartAsync(30, "  budget: {tokens: 150000}");
        var folder = Path.Combine(build.Folder, "out");

        var spent = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", folder);
        var paid = build.Server.Completions.Count;
        await File.WriteAllTextAsync(build.BuildFile, (await File.ReadAllTextAsync(build.BuildFile)).Replace("150000", "15000000", StringComparison.Ordinal));
        var raised = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", folder);

        Assert.Equal((ExitCodes.Halted, ExitCodes.Done), (spent.ExitCode, raised.ExitCode));
        Assert.Contains("the budget is spent", spent.Errors, StringComparison.Ordinal);
        Assert.InRange(paid, 1, 29);
        Assert.All(build.Server.Completions.Values, static count => Assert.Equal(1, count));
        Assert.Equal(30, Manifest.Read(folder).Counts.Written);
    }

    [FfmpegFact]
    public async Task Build_WithoutTheKey_BeginsNothing()
    {
        await using var build = await LanguageModelBuild.StartAsync(3);

        var run = await CommandRun.RunAsync(
            static host => host with { Adapters = AdapterAssemblies.Load, Variable = static _ => null }, "build", build.BuildFile, "--out", Path.Combine(build.Folder, "out"));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("AVUIE_TEST_KEY", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(build.Folder, "out")));
    }

    [FfmpegFact]
    public async Task Estimate_BeforeAndAfterAFewReplies_ProjectsTheWholeBuild()
    {
        await using var build = await LanguageModelBuild.StartAsync(100, "  judge: {provider: fake}");

        var assumed = await LanguageModelBuild.RunAsync("reason", "estimate", build.BuildFile, "--samples", "4");
        await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", Path.Combine(build.Folder, "out"), "--shards", "0");
        var measured = await LanguageModelBuild.RunAsync("reason", "estimate", build.BuildFile, "--samples", "4", "--json");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (assumed.ExitCode, measured.ExitCode));
        Assert.Contains("100 samples need a trace; projected from 4 of them", assumed.Output, StringComparison.Ordinal);
        Assert.Contains("assumed", assumed.Output, StringComparison.Ordinal);
        Assert.Contains("No budget is set", assumed.Output, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(measured.Output);
        Assert.Equal(300, json.RootElement.GetProperty("calls").GetInt64());
        var writer = json.RootElement.GetProperty("roles")[0];
        Assert.Equal(("writer", 20), (writer.GetProperty("role").GetString(), writer.GetProperty("measured").GetInt32()));
        Assert.True(json.RootElement.GetProperty("money").GetDouble() > 0);
    }

    [FfmpegFact]
    public async Task Preview_OfAModel_IsPaidOnceAndShownAgainOffline()
    {
        await using var build = await LanguageModelBuild.StartAsync(6, "  judge: {provider: fake}");
        var folder = Path.Combine(build.Folder, "preview");

        var first = await LanguageModelBuild.RunAsync("preview", build.BuildFile, "3", "--out", folder);
        var paid = build.Server.Completions.Values.Sum();
        var offline = await LanguageModelBuild.RunAsync("preview", build.BuildFile, "3", "--out", folder, "--offline");
        var unknown = await LanguageModelBuild.RunAsync("preview", build.BuildFile, "6", "--out", folder, "--offline");
        await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", Path.Combine(build.Folder, "out"));

        Assert.Equal((ExitCodes.Done, ExitCodes.Done, ExitCodes.Halted), (first.ExitCode, offline.ExitCode, unknown.ExitCode));
        Assert.Equal(first.Output, offline.Output);
        Assert.Contains("does not hold the reply", unknown.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", unknown.Errors, StringComparison.Ordinal);
        Assert.Contains("written by llm, fake-omni, hinted", first.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^judges +judge_answer: recovered, grounding: [0-9] of [0-9] steps supported$", first.Output);
        Assert.Equal(9, paid);
        Assert.Equal(18, build.Server.Completions.Count);
        Assert.All(build.Server.Completions.Values, static count => Assert.Equal(1, count));
        Assert.Equal(3, Directory.GetFiles(folder, "*.png").Length);
        AssertKeyStandsNowhere(build, first.Output + first.Errors);
    }

    [FfmpegFact]
    public async Task TraceStatistics_OfABuild_BalanceWithItsBooks()
    {
        await using var build = await LanguageModelBuild.StartAsync(30, "  judge: {provider: fake}");
        build.Server.Behaviour = Behaviours.Storm(seed: 3, share: 0.2, poisonOneIn: 12);
        var folder = Path.Combine(build.Folder, "out");
        await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", folder);

        var text = await LanguageModelBuild.RunAsync("stats", folder, "--traces", "--build", build.BuildFile);
        var json = await LanguageModelBuild.RunAsync("stats", folder, "--traces", "--build", build.BuildFile, "--json", "--duplicates", "1");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done), (text.ExitCode, json.ExitCode));
        var counts = Manifest.Read(folder).Counts;
        using var report = System.Text.Json.JsonDocument.Parse(json.Output);
        var all = report.RootElement.GetProperty("tasks").EnumerateArray().Last();
        Assert.Equal((counts.Planned, counts.Written, counts.Planned - counts.Written), (all.GetProperty("asked").GetInt64(), all.GetProperty("accepted").GetInt64(), all.GetProperty("refused").GetInt64()));
        Assert.True(all.GetProperty("steps").GetProperty("weighed").GetInt64() >= counts.Written);
        var journal = report.RootElement.GetProperty("journal").EnumerateArray().ToDictionary(static one => one.GetProperty("role").GetString()!, static one => one.GetProperty("replies").GetInt64());
        Assert.True(journal["writer"] >= counts.Planned && journal["judge"] >= counts.Written && journal["grounding"] >= counts.Written && journal["lost"] > 0);
        Assert.Contains("near-duplicates", text.Output, StringComparison.Ordinal);
        Assert.Contains("hinted", text.Output, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public Task Build_KilledTwice_PaysNothingAgainButWhatWasUnderWay() => KilledAsync(samples: 60, kills: 2, seed: 5);

    [FfmpegFact]
    [Trait("Category", "Slow")]
    public Task Build_KilledTwentyTimes_PaysNothingAgainButWhatWasUnderWay() => KilledAsync(samples: 220, kills: 20, seed: 6);

    private static async Task KilledAsync(int samples, int kills, int seed)
    {
        await using var build = await LanguageModelBuild.StartAsync(samples);
        build.Server.Latency = TimeSpan.FromMilliseconds(150);
        var chance = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            await build.BuildInProcessAsync(TimeSpan.FromMilliseconds(chance.Next(1500)));
        }

        Assert.True(await build.BuildInProcessAsync(killAfter: null) == ExitCodes.Done, await File.ReadAllTextAsync(Path.Combine(build.Folder, "log.txt")));

        var repeated = build.Server.Completions.Values.Sum(static count => count - 1);
        Assert.InRange(repeated, 0, kills * 4);
        Assert.InRange(build.Server.MostInFlight, 1, 8);
        Assert.Equal(samples, build.Server.Completions.Count);
        Assert.Equal(samples, Manifest.Read(Path.Combine(build.Folder, "killed")).Counts.Written);
        AssertKeyStandsNowhere(build, "");
    }

    private static void AssertKeyStandsNowhere(LanguageModelBuild build, string said)
    {
        Assert.DoesNotContain(LanguageModelBuild.Key, said, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(build.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(LanguageModelBuild.Key)) < 0, file);
        }
    }
}
