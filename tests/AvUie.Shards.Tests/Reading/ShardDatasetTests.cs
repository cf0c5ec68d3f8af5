namespace AvUie.Shards.Tests;

public sealed class ShardDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_AnyRowInAnyOrder_EqualsTheRowWritten()
    {
        await Some.FolderAsync(_folder.Path);
        var expected = Some.Mixed(73).Select(Some.Show).ToList();
        using var dataset = ShardDataset.Open(_folder.Path);
        Assert.Equal(73, dataset.Count);
        foreach (var row in new SampleOrder(73, 1).Batch(0, 73))
        {
            Assert.Equal(expected[row], Some.Show(dataset.Read(row)));
        }

        Assert.Equal(Some.Mixed(73).Select(row => row.Id), dataset.Ids());
        Assert.Equal((2, 1), dataset.Place(71));
        Assert.Equal((0, 69), dataset.Place(69));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Read(73));
        var projected = dataset.Read(3, [ColumnNames.Mask]);
        Assert.Equal(Some.Image(3).Mask, projected.Mask);
        Assert.Empty(projected.Images);
    }

    [Fact]
    public async Task Read_FromManyThreadsWithOneShardOpen_IsRightAndBounded()
    {
        for (var i = 0; i < 6; i++)
        {
            await Some.CommitAsync(_folder.Path, i, [.. Some.Mixed(5, first: 5 * i)]);
        }

        Manifest.Seal(_folder.Path, Some.Plan, Some.Build, [5, 5, 5, 5, 5, 5]);
        var expected = Some.Mixed(30).Select(Some.Show).ToList();
        using var dataset = ShardDataset.Open(_folder.Path, maxOpenShards: 1);
        await Parallel.ForAsync(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 4 }, (i, _) =>
        {
            var row = i * 7 % 30;
            Assert.Equal(expected[row], Some.Show(dataset.Read(row)));
            Assert.InRange(dataset.OpenCount, 0, 5);
            return ValueTask.CompletedTask;
        });
        Assert.Equal(1, dataset.OpenCount);
    }

    [Fact]
    public async Task Open_Filter_TakesTaskAndSplit()
    {
        await Some.FolderAsync(_folder.Path);
        using var dataset = ShardDataset.Open(_folder.Path, new ShardFilter(["s4", "a2v"], ["test"]));
        var expected = Some.Mixed(73).Where(row => row.Task == "s4").ToList();
        Assert.Equal(expected.Select(row => row.Id), dataset.Ids());
        Assert.Equal(Some.Show(expected[^1]), Some.Show(dataset.Read(dataset.Count - 1)));
        Assert.Equal((0, 68), dataset.Place(dataset.Count - 1));
    }

    [Fact]
    public async Task Open_FolderThatIsNotWhole_SaysWhatToDo()
    {
        Assert.Contains("manifest.json", Assert.Throws<InvalidDataException>(() => ShardDataset.Open(_folder.Path)).Message, StringComparison.Ordinal);
        await Some.CommitAsync(_folder.Path, 0, [.. Some.Mixed(2)]);
        Manifest.Seal(_folder.Path, Some.Plan, Some.Build, [2, 9]);
        Assert.Contains("9 of 11", Assert.Throws<InvalidDataException>(() => ShardDataset.Open(_folder.Path)).Message, StringComparison.Ordinal);
        using (var partial = ShardDataset.Open(_folder.Path, allowPending: true))
        {
            Assert.Equal(2, partial.Count);
        }

        File.AppendAllText(_folder.File("shard-00000.parquet"), "x");
        Assert.Contains("shard-00000.parquet", Assert.Throws<InvalidDataException>(() => ShardDataset.Open(_folder.Path, allowPending: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_IndexOfAnotherShard_IsNoticed()
    {
        await Some.CommitAsync(_folder.Path, 0, [.. Some.Mixed(2)]);
        await Some.CommitAsync(_folder.Path, 1, [.. Some.Mixed(2, first: 5)]);
        Manifest.Seal(_folder.Path, Some.Plan, Some.Build, [2, 2]);
        var bytes = File.ReadAllBytes(_folder.File("shard-00000.index"));
        bytes[40] ^= 1;
        File.WriteAllBytes(_folder.File("shard-00000.index"), bytes);
        using var dataset = ShardDataset.Open(_folder.Path);
        Assert.Contains("shard-00000.index", Assert.Throws<InvalidDataException>(() => dataset.Read(0)).Message, StringComparison.Ordinal);
        Assert.Equal(Some.Mixed(1, first: 5).Single().Id, dataset.Read(2).Id);
    }
}
