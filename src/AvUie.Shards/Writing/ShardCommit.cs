using System.Globalization;

namespace AvUie.Shards;

/// <summary>
/// Builds one shard so that it is complete or not there. Everything is written under temporary names and flushed; rows are counted again
/// by reopening the file, hashes taken from the disk. Then: the old receipt goes, Parquet file, index and ledger get their names, the
/// directory is flushed, and the receipt comes last. A shard is complete if and only if its receipt is there, so that a kill at any moment
/// leaves either the old state, or a shard without a receipt that the next run builds again.
/// Give rows and ledger entries in the order of the plan: the bytes follow it. Not thread-safe.
/// </summary>
public sealed class ShardCommit : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ShardIdentity _identity;
    private readonly string _parquet;
    private readonly string _index;
    private readonly string _ledger;
    private readonly FileStream _stream;
    private readonly ShardWriter _writer;
    private readonly List<LedgerEntry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Tally _tally = new();
    private bool _isCommitted;

    private ShardCommit(string folder, ShardIdentity identity, string parquet, FileStream stream, ShardWriter writer)
    {
        _folder = folder;
        _identity = identity;
        _parquet = parquet;
        _stream = stream;
        _writer = writer;
        _index = AtomicFile.TemporaryName(Path.Combine(folder, ShardNames.Index(identity.Index)));
        _ledger = AtomicFile.TemporaryName(Path.Combine(folder, ShardNames.Ledger(identity.Index)));
    }

    /// <summary>Starts a shard in <paramref name="folder"/>, which is made where it is missing.</summary>
    public static async Task<ShardCommit> BeginAsync(string folder, ShardIdentity identity, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        var parquet = AtomicFile.TemporaryName(Path.Combine(folder, ShardNames.Parquet(identity.Index)));
        var stream = new FileStream(parquet, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        try
        {
            return new ShardCommit(folder, identity, parquet, stream, await ShardWriter.CreateAsync(stream, identity, cancellation));
        }
        catch
        {
            await stream.DisposeAsync();
            File.Delete(parquet);
            throw;
        }
    }

    /// <summary>Removes what killed attempts at a shard left. Call it before <see cref="BeginAsync"/>, when no other attempt runs.</summary>
    public static void RemoveTemporaries(string folder, int shard)
    {
        if (Directory.Exists(folder))
        {
            foreach (var path in Directory.EnumerateFiles(folder, $"{ShardNames.Stem(shard)}.*{AtomicFile.TemporaryMark}*"))
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Appends a row.</summary>
    public async Task AddAsync(ShardRow row, CancellationToken cancellation = default)
    {
        CheckId(row.Id);
        await _writer.AddAsync(row, cancellation);
        _tally.AddWritten(row.Task, row.Split);
    }

    /// <summary>Records a sample that is not written.</summary>
    public void Add(LedgerEntry entry)
    {
        CheckId(entry.Id);
        _entries.Add(entry);
        _tally.Add(entry);
    }

    /// <summary>Publishes the shard.</summary>
    /// <exception cref="InvalidOperationException">Rows and ledger entries are not as many as planned.</exception>
    /// <exception cref="IOException">The disk did not keep what was written.</exception>
    public async Task<ShardReceipt> CommitAsync(CancellationToken cancellation = default)
    {
        var counts = new Counts(_identity.Planned, _tally.Written, _tally.Filtered, _tally.Failed, Pending: 0);
        if (!counts.Balance)
        {
            throw new InvalidOperationException($"Shard {_identity.Index}: the books do not balance: {counts}. A sample was dropped or counted twice.");
        }

        await _writer.FinishAsync(cancellation);
        _stream.Flush(flushToDisk: true);
        await _stream.DisposeAsync();
        var index = await ShardIndex.BuildAsync(_parquet, cancellation);
        if (index.Rows != _writer.Rows)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture, $"{_parquet}: holds {index.Rows} rows after {_writer.Rows} were written. Check the disk and build the shard again."));
        }

        WriteAside(_index, index.Bytes);
        WriteAside(_ledger, Ledger.ToBytes(_entries));
        var receipt = new ShardReceipt(
            ShardReceipt.CurrentVersion,
            _identity.Index,
            _identity.PlanHash,
            _identity.BuildHash,
            counts,
            _tally.Tasks,
            _tally.Reasons,
            await FileHash.OfAsync(_parquet, ShardNames.Parquet(_identity.Index), cancellation),
            await FileHash.OfAsync(_index, ShardNames.Index(_identity.Index), cancellation),
            await FileHash.OfAsync(_ledger, ShardNames.Ledger(_identity.Index), cancellation));
        cancellation.ThrowIfCancellationRequested();
        Publish(receipt);
        _isCommitted = true;
        return receipt;
    }

    /// <summary>Removes the temporary files of a shard that was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        if (!_isCommitted)
        {
            File.Delete(_parquet);
            File.Delete(_index);
            File.Delete(_ledger);
        }
    }

    private static void WriteAside(string path, ReadOnlyMemory<byte> bytes)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(bytes.Span);
        stream.Flush(flushToDisk: true);
    }

    private void CheckId(string id)
    {
        if (!_ids.Add(id))
        {
            throw new InvalidOperationException($"Shard {_identity.Index}: sample '{id}' ended twice.");
        }
    }

    private void Publish(ShardReceipt receipt)
    {
        var receiptPath = Path.Combine(_folder, ShardNames.Receipt(_identity.Index));
        File.Delete(receiptPath);
        Manifest.RemoveIfContradicted(_folder, receipt);
        DirectoryEntries.Flush(_folder);
        File.Move(_index, Path.Combine(_folder, receipt.Index.Name), overwrite: true);
        File.Move(_ledger, Path.Combine(_folder, receipt.Ledger.Name), overwrite: true);
        AtomicFile.Publish(_parquet, Path.Combine(_folder, receipt.Parquet.Name));
        AtomicFile.Write(receiptPath, receipt.ToBytes());
    }
}
