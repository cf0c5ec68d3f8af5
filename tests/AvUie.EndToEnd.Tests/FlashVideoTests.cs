using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Tests;

/// <summary>CREMA-D as it comes: Flash pictures, sound in a file beside them, and what a checkout without git lfs leaves.</summary>
public sealed class FlashVideoTests
{
    private const string Pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\nsize 265922\n";

    [Fact]
    public async Task Build_FlashPicturesAndSoundBesideThem_AreOneSample()
    {
        using var folder = new TemporaryFolder();
        var corpus = new SyntheticCremaD(folder.File("raw"));
        corpus.AddFlash("1001_IEO_HAP_LO");
        corpus.AddSound("1001_IEO_HAP_LO");
        corpus.AddConverted("1002_TIE_SAD_XX");
        corpus.AddSound("1002_TIE_SAD_XX");
        corpus.Write();

        var report = await TestBuild.RunAsync(new Dictionary<string, string> { ["crema_d"] = corpus.Root }, folder.File("out"));

        Assert.Equal(new Counts(2, 2, 0, 0, 0), report.Manifest!.Counts);
        using var dataset = ShardDataset.Open(folder.File("out"));
        var row = dataset.Read(0);
        Assert.Equal("cremad/train/1001_IEO_HAP_LO", row.Id);
        Assert.Equal(4, Assert.Single(row.Videos).Count);
        Assert.EndsWith("<answer>happy</answer>", row.Conversation[^1].Content[0].Text, StringComparison.Ordinal);
        Assert.Equal(
            ["AudioWAV/1001_IEO_HAP_LO.wav", "VideoFlash/1001_IEO_HAP_LO.flv"],
            row.RawFiles.Select(static file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Build_PointersOfGitLfs_EndInTheLedgerAsSuch()
    {
        using var folder = new TemporaryFolder();
        var corpus = new SyntheticCremaD(folder.File("raw"));
        corpus.AddText("VideoFlash/1001_IEO_HAP_LO.flv", Pointer);
        corpus.AddSound("1001_IEO_HAP_LO");
        corpus.AddFlash("1002_TIE_SAD_XX");
        corpus.AddText("AudioWAV/1002_TIE_SAD_XX.wav", Pointer);
        corpus.AddFlash("1003_WSI_DIS_XX");
        corpus.Write("1001_IEO_HAP_LO", "1002_TIE_SAD_XX", "1003_WSI_DIS_XX");

        await TestBuild.RunAsync(new Dictionary<string, string> { ["crema_d"] = corpus.Root }, folder.File("out"));

        Assert.Equal(
            [(1, "lfs_pointer"), (2, "lfs_pointer"), (3, "missing_media")],
            Ledger.Read(folder.File("out", ShardNames.Ledger(0))).Select(static entry => (entry.AnnotationRow, entry.Reason.Name)).Order());
    }
}
