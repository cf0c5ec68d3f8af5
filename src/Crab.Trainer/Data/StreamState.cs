namespace Crab.Trainer.Data;

/// <summary>How far the stream of samples has been read. With the data this is all that the order depends on.</summary>
/// <param name="Seed">Seed of the order.</param>
/// <param name="Epoch">Passes completed.</param>
/// <param name="Position">Samples taken from the present pass.</param>
internal sealed record StreamState(long Seed, long Epoch, int Position)
{
    /// <summary>The state before the first sample.</summary>
    public static StreamState Start(long seed) => new(seed, 0, 0);

    /// <summary>Takes the next samples; a batch may reach into the next pass.</summary>
    public (int[] Indices, StreamState Next) Take(ISampleSource source, int count)
    {
        var indices = new int[count];
        var (epoch, position) = (Epoch, Position);
        var order = source.Order(Seed, epoch);
        for (var i = 0; i < count; i++)
        {
            if (position == source.Count)
            {
                (epoch, position) = (epoch + 1, 0);
                order = source.Order(Seed, epoch);
            }

            indices[i] = order[position++];
        }

        return (indices, this with { Epoch = epoch, Position = position });
    }
}
