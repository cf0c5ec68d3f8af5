using AvUie.Core;
using AvUie.Pipeline.Building;

namespace AvUie.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Build_RangesInPiecesWithOtherWorkers_GivesTheSameBytesAsOneRun()
    {
        using var folder = new TemporaryFolder();
        var roots = Corpus(folder.File("raw"));
        var (whole, pieces) = (folder.File("whole"), folder.File("pieces"));

        await TestBuild.RunAsync(roots, whole, workers: 1, chunk: 3, splits: Split.Train);
        await TestBuild.RunAsync(roots, pieces, workers: 4, chunk: 3, range: new ShardRange(1, 1), seal: false, splits: Split.Train);
        await TestBuild.RunAsync(roots, pieces, workers: 2, chunk: 3, range: new ShardRange(2, 9), seal: false, splits: Split.Train);
        var sealing = await TestBuild.RunAsync(roots, pieces, workers: 4, chunk: 3, splits: Split.Train);

        Assert.NotNull(sealing.Manifest);
        Assert.Equal(2, sealing.Progress.ShardsSkipped);
        var files = Directory.GetFiles(whole).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(files, Directory.GetFiles(pieces).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(13, files.Length);
        Assert.All(files, file => Assert.True(
            File.ReadAllBytes(Path.Combine(whole, file!)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(pieces, file!))), file));
    }

    [Fact]
    public async Task Build_CancelledAndRunAgain_GoesOnAndLeavesNoTemporaries()
    {
        using var folder = new TemporaryFolder();
        var roots = Corpus(folder.File("raw"));
        await TestBuild.RunAsync(roots, folder.File("out"), chunk: 3, range: new ShardRange(0, 0), seal: false, splits: Split.Train);
        File.WriteAllText(folder.File("out", "shard-00001.parquet.tmp-left-by-a-kill"), "half a shard");

        var report = await TestBuild.RunAsync(roots, folder.File("out"), chunk: 3, splits: Split.Train);

        Assert.Equal((3, 1), (report.Progress.ShardsDone, report.Progress.ShardsSkipped));
        Assert.DoesNotContain(Directory.GetFiles(folder.File("out")), static file => Path.GetFileName(file).Contains("tmp", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Corpus(string root)
    {
        var ave = new SyntheticAve(root);
        for (var i = 0; i < 6; i++)
        {
            ave.AddGood(i, i, 10 - (i / 2));
        }

        ave.AddMissing(6);
        ave.AddFewFrames(7, 7);
        ave.AddBadRow();
        ave.Write();
        return new Dictionary<string, string> { ["ave"] = root };
    }
}
