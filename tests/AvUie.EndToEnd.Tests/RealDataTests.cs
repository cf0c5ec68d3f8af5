namespace AvUie.Tests;

public sealed class RealDataTests
{
    [SharedFact("real", "raw")]
    public async Task Build_RealAnnotations_WritesWhatHasMediaAndBooksTheRest()
    {
        using var output = new TemporaryFolder();
        var roots = new[] { "ave", "llp", "avsbench", "ref_avs" }.ToDictionary(name => name, name => SharedFolder.Below("real", "raw", name)!);

        var report = await TestBuild.RunAsync(roots, output.Path);

        var manifest = report.Manifest!;
        Assert.True(manifest.Counts.Balance);
        Assert.Equal(0, manifest.Counts.Pending);
        long Written(string task) => manifest.Tasks.Where(count => count.Task == task).Sum(static count => count.Written);
        Assert.Equal(
            "ave 1, avvp 1, s4 1, arig 1, ms3 1, ref_avs 6",
            string.Join(", ", new[] { "ave", "avvp", "s4", "arig", "ms3", "ref_avs" }.Select(task => $"{task} {Written(task)}")));
        Assert.Equal(0, manifest.Counts.Failed);
        Assert.Equal(2, manifest.Reasons.Single(static reason => reason.Reason == "missing_mask").Count);
        Assert.True(manifest.Reasons.Single(static reason => reason.Reason == "missing_media").Count > 10_000);
    }
}
