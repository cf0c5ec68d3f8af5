using AvUie.Core;

namespace AvUie.Shards.Tests;

public sealed class ShardCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Commit_WritesFourFilesAndBalancedBooks()
    {
        var receipt = await Some.CommitAsync(_folder.Path, 7, [.. Some.Mixed(5)], Some.Entry(1), Some.Entry(2, ReasonCode.CorruptMedia));
        Assert.Equal(
            ["shard-00007.index", "shard-00007.json", "shard-00007.ledger.jsonl", "shard-00007.parquet"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(new Counts(7, 5, 1, 1, 0), receipt.Counts);
        Assert.Equal([new ReasonCount("corrupt_media", "failed", 1), new ReasonCount("missing_media", "filtered", 1)], receipt.Reasons);
        Assert.Contains(new TaskCount("ave", null, 0, 1, 0), receipt.Tasks);
        Assert.Contains(new TaskCount("ave", "train", 2, 0, 1), receipt.Tasks);
        Assert.Equal(File.ReadAllBytes(_folder.File("shard-00007.json")), ShardReceipt.Read(_folder.File("shard-00007.json")).ToBytes());
        Assert.True(ShardReceipt.IsFinished(_folder.Path, Some.Identity(7, 7)));
        Assert.False(ShardReceipt.IsFinished(_folder.Path, Some.Identity(7, 7) with { PlanHash = "other" }));
        Assert.False(ShardReceipt.IsFinished(_folder.Path, Some.Identity(7, 8)));
        File.AppendAllText(_folder.File("shard-00007.ledger.jsonl"), "x");
        Assert.False(ShardReceipt.IsFinished(_folder.Path, Some.Identity(7, 7)));
    }

    [Fact]
    public async Task Dispose_WithoutCommit_LeavesNothing()
    {
        await using (var commit = await ShardCommit.BeginAsync(_folder.Path, Some.Identity(100)))
        {
            foreach (var row in Some.Mixed(70))
            {
                await commit.AddAsync(row);
            }
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Kill_MidWrite_LeavesNothingThatReadsAsAShard()
    {
        // Dropping the writer without disposing it is what a kill does to the file: what was flushed stays, nothing is ended.
        var stream = new FileStream(_folder.File("shard-00000.parquet.tmp-1"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        var writer = await ShardWriter.CreateAsync(stream, Some.Identity(100), CancellationToken.None);
        foreach (var row in Some.Mixed(70))
        {
            await writer.AddAsync(row, CancellationToken.None);
        }

        await stream.DisposeAsync();
        Assert.True(new FileInfo(_folder.File("shard-00000.parquet.tmp-1")).Length > 100_000);
        await Assert.ThrowsAsync<InvalidDataException>(() => ShardReader.OpenAsync(_folder.File("shard-00000.parquet.tmp-1")));
        Assert.Null(ShardReceipt.Find(_folder.Path, 0));
        ShardCommit.RemoveTemporaries(_folder.Path, 0);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Cancel_DuringWriteOrCommit_LeavesTheOldShard()
    {
        await Some.CommitAsync(_folder.Path, 0, [.. Some.Mixed(3)]);
        var before = Snapshot();
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await using var commit = await ShardCommit.BeginAsync(_folder.Path, Some.Identity(70), cancelled.Token);
            foreach (var row in Some.Mixed(70))
            {
                await commit.AddAsync(row, cancelled.Token);
            }

            await cancelled.CancelAsync();
            await commit.CommitAsync(cancelled.Token);
        });
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task Commit_SampleDroppedOrEndedTwice_IsRefused()
    {
        await using (var commit = await ShardCommit.BeginAsync(_folder.Path, Some.Identity(2)))
        {
            await commit.AddAsync(Some.Row(1));
            Assert.Contains("twice", Assert.Throws<InvalidOperationException>(() => commit.Add(Some.Entry(1) with { Id = Some.Row(1).Id })).Message, StringComparison.Ordinal);
            Assert.Contains("balance", (await Assert.ThrowsAsync<InvalidOperationException>(() => commit.CommitAsync())).Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Commit_OfOtherContent_RemovesTheManifestThatContradictsIt()
    {
        await Some.FolderAsync(_folder.Path);
        await Some.CommitAsync(_folder.Path, 2, [.. Some.Mixed(3, first: 70)]);
        Assert.True(File.Exists(_folder.File("manifest.json")));
        await Some.CommitAsync(_folder.Path, 2, [.. Some.Mixed(3, first: 80)]);
        Assert.False(File.Exists(_folder.File("manifest.json")));
    }

    private List<string> Snapshot() =>
        [.. Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal).Select(path => Path.GetFileName(path) + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))))];
}
