using AvUie.FakeModel;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Tests.Support;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Reasoning;

/// <summary>A judge that is given media, from the build file to the shard.</summary>
[Collection("ffmpeg")]
public sealed class MediaShareBuildTests
{
    [FfmpegFact]
    public async Task Reasoning_WithMediaShare_IsEstimatedPaidOnceAndReplayedByByte()
    {
        await using var build = await LanguageModelBuild.StartAsync(20, "  judge: {provider: fake, media_share: 0.5, seed: 7}");
        build.Server.KeepsRequests = true;

        var estimate = await LanguageModelBuild.RunAsync("reason", "estimate", build.BuildFile, "--samples", "4");
        var online = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", Path.Combine(build.Folder, "online"));
        var paid = build.Server.Completions.Values.Sum();
        var offline = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", Path.Combine(build.Folder, "offline"), "--offline", "--workers", "1");

        Assert.Equal((ExitCodes.Done, ExitCodes.Done, ExitCodes.Done), (estimate.ExitCode, online.ExitCode, offline.ExitCode));
        Assert.Matches("(?m)^ *sight +fake +10 ", estimate.Output);
        Assert.Matches("(?m)^ *hearing +fake +10 ", estimate.Output);
        Assert.Equal(20, Manifest.Read(Path.Combine(build.Folder, "online")).Counts.Written);
        Assert.Equal(paid, build.Server.Completions.Values.Sum());
        var (first, second) = (build.Output("online"), build.Output("offline"));
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.True(file.Value.AsSpan().SequenceEqual(second[file.Key]), file.Key));

        FakeRequest[] watched = [.. build.Server.Requests.Where(static one => one.System.StartsWith("You are given one medium", StringComparison.Ordinal))];
        Assert.NotEmpty(watched);
        Assert.All(watched, static one => Assert.NotEqual(one.Parts.Contains("image_url"), one.Parts.Contains("input_audio")));
        Assert.DoesNotContain(watched, static one => one.Body.Contains("Target (hidden", StringComparison.Ordinal));
    }

    [FfmpegFact]
    public async Task Reasoning_WhoseJudgeHearsNothing_BeginsNothing()
    {
        await using var build = await LanguageModelBuild.StartAsync(3, "  judge: {provider: deaf, media_share: 0.5}");
        var text = await File.ReadAllTextAsync(build.BuildFile);
        await File.WriteAllTextAsync(
            build.BuildFile, text.Replace("  writer:\n", $"    - {{name: deaf, endpoint: \"{build.Server.Endpoint}\", model: fake-eyes}}\n  writer:\n", StringComparison.Ordinal));

        var run = await LanguageModelBuild.RunAsync("build", build.BuildFile, "--out", Path.Combine(build.Folder, "out"));

        Assert.Equal(ExitCodes.BadUsage, run.ExitCode);
        Assert.Contains("judge.media_share", run.Errors, StringComparison.Ordinal);
        Assert.Contains("hears no sound", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(build.Folder, "out")));
        Assert.Empty(build.Server.Answers);
    }
}
