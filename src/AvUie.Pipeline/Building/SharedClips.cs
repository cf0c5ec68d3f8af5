using System.Collections.Concurrent;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Building;

/// <summary>
/// Decodes every distinct clip once, however many samples of a shard share it. Who will need a clip is told beforehand; the decoded
/// clip is let go when the last of them has had it, or earlier when more bytes wait than allowed (then it is decoded again: memory
/// stays bounded at the price of time).
/// </summary>
/// <param name="decoder">The decoder behind.</param>
/// <param name="parallelism">Clips decoded at the same time.</param>
/// <param name="byteLimit">Bytes of decoded clips that may wait for their next user.</param>
internal sealed class SharedClips(IMediaDecoder decoder, int parallelism, long byteLimit) : IDisposable
{
    private readonly ConcurrentDictionary<DecodeRequest, Entry> _entries = new();
    private readonly SemaphoreSlim _slots = new(parallelism);
    private long _waitingBytes;
    private long _decoded;

    /// <summary>Decodings begun so far, for progress and tests.</summary>
    public long Decoded => Interlocked.Read(ref _decoded);

    /// <summary>Announces one future <see cref="TakeAsync"/> of the request.</summary>
    public void Expect(DecodeRequest request)
    {
        var entry = _entries.GetOrAdd(request, static _ => new Entry());
        lock (entry)
        {
            entry.Users++;
        }
    }

    /// <summary>The decoded clip: decoded now, being decoded for another user, or waiting.</summary>
    /// <param name="request">An announced request.</param>
    /// <param name="run">The run's own token: a decoding serves several samples and ends only with the run.</param>
    public async Task<DecodeResult> TakeAsync(DecodeRequest request, CancellationToken run)
    {
        var entry = _entries.GetOrAdd(request, static _ => new Entry());
        Task<DecodeResult> decoding;
        lock (entry)
        {
            decoding = entry.Decoding ??= DecodeAsync(request, entry, run);
        }

        try
        {
            return await decoding.ConfigureAwait(false);
        }
        finally
        {
            Release(request, entry);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private async Task<DecodeResult> DecodeAsync(DecodeRequest request, Entry entry, CancellationToken run)
    {
        await _slots.WaitAsync(run).ConfigureAwait(false);
        try
        {
            Interlocked.Increment(ref _decoded);
            var result = await decoder.DecodeAsync(request, run).ConfigureAwait(false);
            lock (entry)
            {
                entry.Bytes = SizeOf(result);
                Interlocked.Add(ref _waitingBytes, entry.Bytes);
            }

            return result;
        }
        finally
        {
            _slots.Release();
        }
    }

    private void Release(DecodeRequest request, Entry entry)
    {
        lock (entry)
        {
            entry.Users--;
            if (entry.Users <= 0)
            {
                Forget(entry);
                _entries.TryRemove(new KeyValuePair<DecodeRequest, Entry>(request, entry));
            }
            else if (Interlocked.Read(ref _waitingBytes) > byteLimit && entry.Decoding is { IsCompleted: true })
            {
                Forget(entry);
            }
        }
    }

    private void Forget(Entry entry)
    {
        Interlocked.Add(ref _waitingBytes, -entry.Bytes);
        entry.Bytes = 0;
        entry.Decoding = null;
    }

    private static long SizeOf(DecodeResult result) => result is DecodeResult.Success { Value: var clip }
        ? clip.Frames.Sum(static frame => (long)frame.Pixels.Length) + (2L * (clip.Samples?.Length ?? 0))
        : 0;

    private sealed class Entry
    {
        public int Users { get; set; }

        public Task<DecodeResult>? Decoding { get; set; }

        public long Bytes { get; set; }
    }
}
