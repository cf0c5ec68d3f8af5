namespace AvUie.Shards.Tests;

public sealed class ShardVerifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Verify_SoundFolder_FindsNothing(bool deep)
    {
        await Some.FolderAsync(_folder.Path);
        var report = await ShardVerifier.VerifyAsync(_folder.Path, deep);
        Assert.Empty(report.Problems);
        Assert.Equal((3, 73L), (report.Shards, report.Rows));
    }

    [Theory]
    [InlineData("shard-00000.parquet", "bytes")]
    [InlineData("shard-00000.index", "bytes")]
    [InlineData("shard-00001.ledger.jsonl", "bytes")]
    [InlineData("shard-00000.json", "cannot be read")]
    [InlineData("manifest.json", "cannot be read")]
    public async Task Verify_FileCutByABytePlus_IsFound(string name, string complaint)
    {
        await Some.FolderAsync(_folder.Path);
        var bytes = File.ReadAllBytes(_folder.File(name));
        File.WriteAllBytes(_folder.File(name), bytes[..^(name.EndsWith(".json", StringComparison.Ordinal) ? 2 : 1)]);
        await AssertProblemAsync(name, complaint, deep: false);
    }

    [Theory]
    [InlineData("shard-00000.parquet")]
    [InlineData("shard-00000.index")]
    [InlineData("shard-00001.ledger.jsonl")]
    public async Task Verify_AnyFlippedBit_IsFoundDeep(string name)
    {
        await Some.FolderAsync(_folder.Path);
        var bytes = File.ReadAllBytes(_folder.File(name));
        for (var at = 5; at < bytes.Length; at += bytes.Length / 3)
        {
            bytes[at] ^= 0x10;
            File.WriteAllBytes(_folder.File(name), bytes);
            await AssertProblemAsync(name, "SHA-256", deep: true);
            bytes[at] ^= 0x10;
        }
    }

    [Theory]
    [InlineData("shard-00002.parquet")]
    [InlineData("shard-00002.index")]
    [InlineData("shard-00002.ledger.jsonl")]
    [InlineData("shard-00002.json")]
    [InlineData("manifest.json")]
    public async Task Verify_MissingFile_IsFound(string name)
    {
        await Some.FolderAsync(_folder.Path);
        File.Delete(_folder.File(name));
        await AssertProblemAsync(name, name == "manifest.json" ? "not sealed" : "is missing", deep: false);
    }

    [Fact]
    public async Task Verify_EditedLedgerOfTheSameLength_IsFoundWithoutDeep()
    {
        await Some.FolderAsync(_folder.Path);
        var path = _folder.File("shard-00001.ledger.jsonl");
        File.WriteAllText(path, File.ReadAllText(path).Replace("ledger-2", "ledger-9", StringComparison.Ordinal));
        await AssertProblemAsync("shard-00001.ledger.jsonl", "SHA-256", deep: false);
    }

    [Fact]
    public async Task Verify_SameSampleInTwoShardsOrRowAndLedger_IsFound()
    {
        await Some.CommitAsync(_folder.Path, 0, [Some.Row(1), Some.Row(2)]);
        await Some.CommitAsync(_folder.Path, 1, [Some.Row(2)], Some.Entry(0) with { Id = Some.Row(1).Id });
        Manifest.Seal(_folder.Path, Some.Plan, Some.Build, [2, 2]);
        await AssertProblemAsync("shard-00001.parquet", "ave/train/000002", deep: false);
        await AssertProblemAsync("shard-00001.ledger.jsonl", "ave/train/000001", deep: false);
    }

    [Fact]
    public async Task Verify_EditedCounts_AreFound()
    {
        await Some.FolderAsync(_folder.Path);
        var manifest = Manifest.Read(_folder.Path);
        Write(manifest with { Counts = manifest.Counts with { Written = 72 } });
        await AssertProblemAsync("manifest.json", "do not balance", deep: false);
        await AssertProblemAsync("manifest.json", "totals differ", deep: false);
        Write(manifest with { Reasons = [] });
        await AssertProblemAsync("manifest.json", "reason", deep: false);
        Write(manifest with { PlanHash = "other" });
        await AssertProblemAsync("shard-00002.json", "something else", deep: false);
        Write(manifest with { Shards = [.. manifest.Shards.Take(2)] });
        await AssertProblemAsync("shard-00002.parquet", "not in the manifest", deep: false);
        Write(manifest with { Shards = [manifest.Shards[0] with { Parquet = manifest.Shards[0].Parquet with { Name = "../x" } }] });
        await AssertProblemAsync("manifest.json", "names other files", deep: false);
    }

    [Fact]
    public async Task Verify_LeftoverAndPending_AreFound()
    {
        await Some.CommitAsync(_folder.Path, 0, [Some.Row(1)]);
        Manifest.Seal(_folder.Path, Some.Plan, Some.Build, [1, 4]);
        File.WriteAllText(_folder.File("shard-00001.parquet.tmp-1"), "x");
        await AssertProblemAsync("shard-00001.parquet.tmp-1", "Delete", deep: false);
        await AssertProblemAsync("manifest.json", "shards 1 are not built (4 samples)", deep: false);
    }

    private void Write(Manifest manifest) => File.WriteAllBytes(_folder.File("manifest.json"), manifest.ToBytes());

    private async Task AssertProblemAsync(string file, string complaint, bool deep)
    {
        var report = await ShardVerifier.VerifyAsync(_folder.Path, deep);
        Assert.False(report.IsSound);
        Assert.Contains(report.Problems, problem => problem.File == file && problem.Message.Contains(complaint, StringComparison.Ordinal));
        Assert.All(report.Problems, problem => Assert.DoesNotContain('\n', problem.ToString()));
    }
}
