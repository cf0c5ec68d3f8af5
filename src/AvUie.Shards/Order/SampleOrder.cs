namespace AvUie.Shards;

/// <summary>
/// The order of training samples: a function of count, seed and epoch, and of nothing else; ranks, workers and threads only choose which part
/// of it they read. Fisher-Yates over the whole set (random access makes a shuffle buffer needless): a truly uniform permutation for 4 bytes a
/// row. Positions count on through the epochs, so that a batch may reach over the end of one and no sample is dropped or repeated. Thread-safe.
/// </summary>
public sealed class SampleOrder
{
    private readonly Lock _lock = new();
    private readonly int[]?[] _recent = new int[]?[2];
    private readonly long[] _recentEpochs = [-1, -1];

    /// <param name="count">Rows of the data set.</param>
    /// <param name="seed">Seed of the run.</param>
    public SampleOrder(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        Seed = seed;
    }

    /// <summary>Rows of an epoch.</summary>
    public int Count { get; }

    /// <summary>Seed of the run.</summary>
    public ulong Seed { get; }

    /// <summary>The row at a position counted from the start of training, through all epochs.</summary>
    public int Global(long position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return Permutation(position / Count)[(int)(position % Count)];
    }

    /// <summary>The rows of global batch number <paramref name="step"/> (0-based), all ranks together.</summary>
    public int[] Batch(long step, int globalBatch) => Slice(step, globalBatch, rank: 0, worldSize: 1);

    /// <summary>The part of a global batch that one rank reads: the ranks' parts joined in rank order are the batch.</summary>
    /// <param name="step">0-based step.</param>
    /// <param name="globalBatch">Samples of a step over all ranks; a multiple of <paramref name="worldSize"/>.</param>
    /// <param name="rank">0-based rank.</param>
    /// <param name="worldSize">Number of ranks.</param>
    public int[] Slice(long step, int globalBatch, int rank, int worldSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(worldSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(globalBatch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, worldSize);
        if (globalBatch % worldSize != 0)
        {
            throw new ArgumentException($"A global batch of {globalBatch} cannot be shared by {worldSize} ranks; choose a multiple.", nameof(globalBatch));
        }

        var rows = new int[globalBatch / worldSize];
        var first = checked((step * globalBatch) + ((long)rank * rows.Length));
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Global(first + i);
        }

        return rows;
    }

    /// <summary>The reader's state before global position <paramref name="position"/>.</summary>
    public StreamState StateAt(long position) => new(Seed, Count, position / Count, (int)(position % Count));

    /// <summary>The position counted from the start of training that a state stands for.</summary>
    /// <exception cref="InvalidOperationException">The state is of another data set or seed.</exception>
    public long PositionOf(StreamState state) => state.Seed == Seed && state.Count == Count && state.Epoch >= 0 && state.Position >= 0 && state.Position < Count
        ? checked((state.Epoch * Count) + state.Position)
        : throw new InvalidOperationException(
            $"The checkpoint's stream state ({state}) does not fit a data set of {Count} rows with seed {Seed}. Resume with the data and seed of the first run.");

    private int[] Permutation(long epoch)
    {
        lock (_lock)
        {
            // Two, because a batch may lie across the border of two epochs.
            var slot = (int)(epoch & 1);
            if (_recentEpochs[slot] != epoch)
            {
                _recent[slot] = Shuffle(epoch);
                _recentEpochs[slot] = epoch;
            }

            return _recent[slot]!;
        }
    }

    private int[] Shuffle(long epoch)
    {
        // Seed and epoch pass through the mixer one after the other: (seed, epoch + 1) must not resemble (seed + 1, epoch).
        var state = Seed;
        state = Xoshiro256.SplitMix(ref state) ^ (ulong)epoch;
        var random = new Xoshiro256(Xoshiro256.SplitMix(ref state));
        var rows = new int[Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var j = (int)random.Below((ulong)i + 1);
            rows[i] = rows[j];
            rows[j] = i;
        }

        return rows;
    }
}
