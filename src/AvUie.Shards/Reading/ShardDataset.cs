namespace AvUie.Shards;

/// <summary>
/// The rows of a sealed folder by number, in any order and from any thread: one positioned read per column, no decoding of row groups.
/// Rows count through the shards in the plan's order; with a filter, through the rows that pass it.
/// </summary>
public sealed class ShardDataset : IDisposable
{
    private readonly OpenShards _open;
    private readonly RowLocator _all = new(columns: null);
    private readonly (int Shard, int Row)[]? _filtered;
    private readonly long[] _firstRows;

    private ShardDataset(string folder, Manifest manifest, OpenShards open, (int Shard, int Row)[]? filtered, long[] firstRows)
    {
        Folder = folder;
        Manifest = manifest;
        _open = open;
        _filtered = filtered;
        _firstRows = firstRows;
    }

    /// <summary>Where the shards lie.</summary>
    public string Folder { get; }

    /// <summary>What the folder says of itself.</summary>
    public Manifest Manifest { get; }

    /// <summary>Rows.</summary>
    public int Count => _filtered?.Length ?? checked((int)_firstRows[^1]);

    /// <summary>Shards open now, for tests of the cap.</summary>
    internal int OpenCount => _open.Count;

    /// <summary>Opens a sealed folder. Checks the lengths of all files, reads no row unless a filter asks for it.</summary>
    /// <param name="folder">Where the manifest lies.</param>
    /// <param name="filter">Which rows; null for all.</param>
    /// <param name="maxOpenShards">Shards held open at once.</param>
    /// <param name="allowPending">Takes a folder of which shards are still to be built.</param>
    /// <exception cref="InvalidDataException">The folder is not sealed, not whole, or damaged.</exception>
    public static ShardDataset Open(string folder, ShardFilter? filter = null, int maxOpenShards = 64, bool allowPending = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxOpenShards, 1);
        var manifest = Manifest.Read(folder);
        if (manifest.Counts.Pending > 0 && !allowPending)
        {
            throw new InvalidDataException(
                $"{folder}: {manifest.Counts.Pending} of {manifest.Counts.Planned} samples are still to be built (shards {string.Join(", ", manifest.PendingShards.Take(8))}"
                + $"{(manifest.PendingShards.Count > 8 ? ", …" : "")}). Build them and seal again, or allow pending shards.");
        }

        CheckLengths(folder, manifest);
        var firstRows = new long[manifest.Shards.Count + 1];
        for (var i = 0; i < manifest.Shards.Count; i++)
        {
            firstRows[i + 1] = firstRows[i] + manifest.Shards[i].Counts.Written;
        }

        var open = new OpenShards(folder, manifest.Shards, maxOpenShards);
        try
        {
            return new ShardDataset(folder, manifest, open, filter is null ? null : [.. Select(manifest, open, filter)], firstRows);
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>Reads a row, all columns or only those named (a column left out has its empty value). Thread-safe.</summary>
    /// <param name="index">0-based number below <see cref="Count"/>.</param>
    /// <param name="columns">Names out of <see cref="ColumnNames"/>; null for all.</param>
    public ShardRow Read(int index, IReadOnlyCollection<string>? columns = null)
    {
        var (shard, row) = Locate(index);
        return Read(_open, columns is null ? _all : new RowLocator(columns), shard, row);
    }

    /// <summary>The shard's index in the plan and the row in it, of a row of this data set.</summary>
    public (int Shard, int Row) Place(int index)
    {
        var (shard, row) = Locate(index);
        return (Manifest.Shards[shard].Shard, row);
    }

    /// <summary>The ids of all rows, in their order. Touches no media.</summary>
    public IEnumerable<string> Ids()
    {
        var locator = new RowLocator([ColumnNames.Id]);
        for (var i = 0; i < Count; i++)
        {
            var (shard, row) = Locate(i);
            yield return Read(_open, locator, shard, row).Id;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _open.Dispose();

    private static void CheckLengths(string folder, Manifest manifest)
    {
        foreach (var file in manifest.Shards.SelectMany(static shard => new[] { shard.Parquet, shard.Index }))
        {
            var info = new FileInfo(Path.Combine(folder, file.Name));
            if (!info.Exists || info.Length != file.Bytes)
            {
                throw new InvalidDataException(
                    $"{info.FullName}: {(info.Exists ? $"has {info.Length} bytes" : "is missing")}, the manifest says {file.Bytes}. Copy it again, or build its shard again.");
            }
        }
    }

    private static IEnumerable<(int Shard, int Row)> Select(Manifest manifest, OpenShards open, ShardFilter filter)
    {
        var locator = new RowLocator([ColumnNames.Task, ColumnNames.Split]);
        for (var shard = 0; shard < manifest.Shards.Count; shard++)
        {
            for (var row = 0; row < manifest.Shards[shard].Counts.Written; row++)
            {
                if (filter.Takes(Read(open, locator, shard, row)))
                {
                    yield return (shard, row);
                }
            }
        }
    }

    private static ShardRow Read(OpenShards open, RowLocator locator, int position, int row)
    {
        var shard = open.Rent(position);
        try
        {
            return locator.Read(shard.Path, shard.File, shard.Index, row);
        }
        finally
        {
            open.Return(shard);
        }
    }

    private (int Shard, int Row) Locate(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (_filtered is not null)
        {
            return _filtered[index];
        }

        // The last shard that starts at or before the row; empty shards start where the next one does.
        var (low, high) = (0, _firstRows.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = _firstRows[middle] <= index ? (middle, high) : (low, middle);
        }

        return (low, (int)(index - _firstRows[low]));
    }
}
