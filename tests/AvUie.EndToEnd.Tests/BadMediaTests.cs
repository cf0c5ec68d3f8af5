using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Tests;

public sealed class BadMediaTests
{
    [Fact]
    public async Task Build_EveryKindOfBadClip_EndsInTheLedgerWithItsReasonAndTheBooksBalance()
    {
        using var folder = new TemporaryFolder();
        var ave = new SyntheticAve(folder.File("raw"));
        ave.AddGood(0, 2, 6);
        ave.AddMissing(1);
        ave.AddCorrupt(2);
        ave.AddZeroLength(3);
        ave.AddSilentStream(4);
        ave.AddFewFrames(5, 7);
        ave.AddFewFrames(6, 1);
        ave.AddBadRow();
        ave.Write();

        var report = await TestBuild.RunAsync(new Dictionary<string, string> { ["ave"] = ave.Root }, folder.File("out"), splits: Split.Train);

        var counts = report.Manifest!.Counts;
        Assert.Equal(new Counts(8, 2, 1, 5, 0), counts);
        var ledger = Ledger.Read(folder.File("out", ShardNames.Ledger(0))).ToDictionary(static entry => entry.AnnotationRow);
        Assert.Equal(
            ["missing_media", "corrupt_media", "empty_media", "no_audio", "too_few_frames", "bad_row"],
            new[] { 2, 3, 4, 5, 7, 8 }.Select(row => ledger[row].Reason.Name));
        Assert.All(ledger.Values, static entry => Assert.EndsWith("trainSet.txt", entry.AnnotationFile, StringComparison.Ordinal));
        Assert.Contains("synthetic01.mp4", ledger[2].Detail, StringComparison.Ordinal);
        Assert.Contains("tooFewFields", ledger[8].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_FewerFramesThanAsked_StoresTheFallbackAsSuch()
    {
        using var folder = new TemporaryFolder();
        var ave = new SyntheticAve(folder.File("raw"));
        ave.AddFewFrames(0, 7);
        ave.Write();

        await TestBuild.RunAsync(new Dictionary<string, string> { ["ave"] = ave.Root }, folder.File("out"), splits: Split.Train);

        using var dataset = ShardDataset.Open(folder.File("out"));
        var row = dataset.Read(0);
        Assert.True(Assert.Single(row.VideoTimings).FallbackToTwo);
        Assert.Equal([0, 6], row.VideoTimings[0].FrameIndices);
        Assert.Equal(2, Assert.Single(row.Videos).Count);
    }
}
