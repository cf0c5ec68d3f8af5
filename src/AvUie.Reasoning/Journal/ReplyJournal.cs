using System.Collections.Concurrent;
using System.Threading.Channels;

namespace AvUie.Reasoning;

/// <summary>
/// Every reply that was ever paid, in one SQLite file (WAL). One task writes, many writes to a transaction; a write is done when its
/// transaction has been committed. The first reply of a key stays: later ones of other processes are dropped and the first is handed out.
/// </summary>
internal sealed class ReplyJournal : IAsyncDisposable
{
    private const int WaitingWrites = 4096;
    private const int WritesPerCommit = 256;
    private readonly string _path;
    private readonly ConcurrentBag<JournalReader> _readers = [];
    private readonly Channel<JournalWrite> _writes = Channel.CreateBounded<JournalWrite>(new BoundedChannelOptions(WaitingWrites) { SingleReader = true });
    private readonly Task _writing;

    private ReplyJournal(string path, JournalWriter writer)
    {
        _path = path;
        _writing = Task.Run(() => WriteAsync(writer));
    }

    /// <summary>Opens the journal, and makes file and folder where they are absent.</summary>
    /// <exception cref="InvalidDataException">The file is no journal.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static ReplyJournal Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new ReplyJournal(path, new JournalWriter(path));
    }

    /// <summary>The reply of that key; null where there is none.</summary>
    public JournalEntry? Find(string key) => Reading(reader => reader.Find(key));

    /// <summary>What was asked for so far, over all runs.</summary>
    public IReadOnlyList<JournalTotals> Totals() => Reading(static reader => reader.Totals());

    /// <summary>Keeps a reply. Returns what the journal holds under its key, which is an earlier reply where there was one.</summary>
    public async Task<JournalEntry> AddAsync(JournalEntry entry) =>
        await SendAsync(new JournalWrite.Reply(entry)).ConfigureAwait(false) > 0 ? entry : Find(entry.Key)!;

    /// <summary>Notes an attempt that brought no reply.</summary>
    public Task AddAsync(LostAttempt attempt) => SendAsync(new JournalWrite.Lost(attempt));

    /// <summary>Notes that all attempts of a call were in vain, and returns how often that has been so.</summary>
    public Task<int> AddExhaustedAsync(string key) => SendAsync(new JournalWrite.Exhausted(key));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _writes.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private T Reading<T>(Func<JournalReader, T> read)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = new JournalReader(_path);
        }

        try
        {
            return read(reader);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private async Task<int> SendAsync(JournalWrite write)
    {
        await _writes.Writer.WriteAsync(write).ConfigureAwait(false);
        return await write.Committed.Task.ConfigureAwait(false);
    }

    private async Task WriteAsync(JournalWriter writer)
    {
        using (writer)
        {
            var batch = new List<JournalWrite>(WritesPerCommit);
            while (await _writes.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                while (batch.Count < WritesPerCommit && _writes.Reader.TryRead(out var write))
                {
                    batch.Add(write);
                }

                writer.Commit(batch);
                batch.Clear();
            }
        }
    }
}
