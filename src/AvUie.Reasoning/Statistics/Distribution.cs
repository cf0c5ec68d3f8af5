namespace AvUie.Reasoning;

/// <summary>Counts whole numbers, so that percentiles of any many of them take no more room than there are different ones.</summary>
internal sealed class Distribution
{
    private readonly SortedDictionary<long, long> _counts = [];
    private long _total;

    public void Add(long value)
    {
        _counts[value] = _counts.GetValueOrDefault(value) + 1;
        _total++;
    }

    /// <summary>The smallest number that is not below this percentage of all; null where there is none.</summary>
    public long? Percentile(int percent)
    {
        var (wanted, seen) = (Math.Max(1, (_total * percent / 100) + (_total * percent % 100 > 0 ? 1 : 0)), 0L);
        foreach (var (value, count) in _counts)
        {
            seen += count;
            if (seen >= wanted)
            {
                return value;
            }
        }

        return null;
    }
}
