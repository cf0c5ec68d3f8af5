using Microsoft.Win32.SafeHandles;

namespace AvUie.Shards;

/// <summary>
/// The shards that are open: a handle and an index each, opened at first use, the least recently used closed beyond a cap. A shard that a
/// reader holds is not closed, so at most cap + concurrent readers are open.
/// </summary>
internal sealed class OpenShards(string folder, IReadOnlyList<ManifestShard> shards, int capacity) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, OpenShard> _open = [];
    private long _clock;
    private bool _isDisposed;

    /// <summary>Shards open now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Takes a shard; give it back with <see cref="Return"/>.</summary>
    public OpenShard Rent(int position)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_open.TryGetValue(position, out var shard))
            {
                shard = OpenShard.Open(folder, shards[position]);
                _open.Add(position, shard);
            }

            shard.Readers++;
            shard.LastUse = ++_clock;
            CloseSurplus();
            return shard;
        }
    }

    public void Return(OpenShard shard)
    {
        lock (_lock)
        {
            shard.Readers--;
            if (_isDisposed && shard.Readers == 0)
            {
                shard.File.Dispose();
            }
            else
            {
                CloseSurplus();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var shard in _open.Values.Where(static shard => shard.Readers == 0))
            {
                shard.File.Dispose();
            }
        }
    }

    private void CloseSurplus()
    {
        while (_open.Count > capacity)
        {
            var idle = _open.Where(static pair => pair.Value.Readers == 0).OrderBy(static pair => pair.Value.LastUse).Take(1).ToList();
            if (idle.Count == 0)
            {
                return;
            }

            idle[0].Value.File.Dispose();
            _open.Remove(idle[0].Key);
        }
    }
}

/// <summary>An open shard. The counters belong to <see cref="OpenShards"/>'s lock.</summary>
internal sealed class OpenShard
{
    private OpenShard(string path, SafeFileHandle file, ShardIndex index)
    {
        Path = path;
        File = file;
        Index = index;
    }

    public string Path { get; }

    public SafeFileHandle File { get; }

    public ShardIndex Index { get; }

    public int Readers { get; set; }

    public long LastUse { get; set; }

    public static OpenShard Open(string folder, ManifestShard shard)
    {
        var path = System.IO.Path.Combine(folder, shard.Parquet.Name);
        var index = ShardIndex.Read(System.IO.Path.Combine(folder, shard.Index.Name));
        var file = System.IO.File.OpenHandle(path, options: FileOptions.RandomAccess);
        var length = RandomAccess.GetLength(file);
        if (index.ParquetLength == length && index.Rows == shard.Counts.Written)
        {
            return new OpenShard(path, file, index);
        }

        file.Dispose();
        throw new InvalidDataException(
            $"{path}: has {length} bytes, its index is for {index.Rows} rows in {index.ParquetLength}. Run `avuie verify`, then build shard {shard.Shard} again.");
    }
}
