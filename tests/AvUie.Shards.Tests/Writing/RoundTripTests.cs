namespace AvUie.Shards.Tests;

public sealed class RoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public async Task Reader_ReturnsWhatTheWriterGot(int count)
    {
        var rows = Some.Mixed(count).ToList();
        await Some.CommitAsync(_folder.Path, 7, rows);
        await using var reader = await ShardReader.OpenAsync(_folder.File("shard-00007.parquet"));
        Assert.Equal(count, reader.RowCount);
        var read = new List<ShardRow>();
        await foreach (var row in reader.ReadAsync())
        {
            read.Add(row);
        }

        Assert.Equal(rows.Select(Some.Show), read.Select(Some.Show));
        Assert.Equal("""{"schema_version":1,"shard":7,"plan_hash":"plan-hash","build_hash":"build-hash"}""", reader.Metadata["avuie"]);
    }

    [Fact]
    public async Task Reader_Projection_LeavesOtherColumnsEmpty()
    {
        await Some.CommitAsync(_folder.Path, 0, [Some.Image(3)]);
        await using var reader = await ShardReader.OpenAsync(_folder.File("shard-00000.parquet"), [ColumnNames.Mask, ColumnNames.Answer]);
        var row = Assert.Single(await ToListAsync(reader));
        Assert.Equal(Some.Image(3).Mask, row.Mask);
        Assert.Equal(Some.Hard, row.Answer);
        Assert.Empty(row.Images);
        Assert.Equal("", row.Id);
        await Assert.ThrowsAsync<ArgumentException>(() => ShardReader.OpenAsync(_folder.File("shard-00000.parquet"), ["colour"]));
    }

    [Fact]
    public async Task Commit_SameRows_SameBytes()
    {
        foreach (var name in new[] { "a", "b" })
        {
            await Some.CommitAsync(_folder.File(name), 0, [.. Some.Mixed(130)], Some.Entry(1), Some.Entry(2));
        }

        var files = Directory.GetFiles(_folder.File("a"));
        Assert.Equal(4, files.Length);
        foreach (var path in files)
        {
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(_folder.File("b"), Path.GetFileName(path))));
        }
    }

    [Fact]
    public async Task Writer_HalfASurrogatePair_IsReplacedAndDoesNotFail()
    {
        await Some.CommitAsync(_folder.Path, 0, [Some.Row(0) with { Answer = "a\ud83d" }], Some.Entry(1) with { Detail = "b\ud83d" });
        await using var reader = await ShardReader.OpenAsync(_folder.File("shard-00000.parquet"));
        Assert.Equal("a\ufffd", (await ToListAsync(reader))[0].Answer);
        Assert.Equal("b\ufffd", Ledger.Read(_folder.File("shard-00000.ledger.jsonl")).Single().Detail);
    }

    [Fact]
    public async Task Writer_VideosWithoutTimings_AreAProgrammersError() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Some.CommitAsync(_folder.Path, 0, [Some.Row(0) with { VideoTimings = [] }]));

    private static async Task<List<ShardRow>> ToListAsync(ShardReader reader)
    {
        var rows = new List<ShardRow>();
        await foreach (var row in reader.ReadAsync())
        {
            rows.Add(row);
        }

        return rows;
    }
}
