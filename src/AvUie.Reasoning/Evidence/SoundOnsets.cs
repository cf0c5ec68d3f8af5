namespace AvUie.Reasoning;

/// <summary>
/// Onsets per second: places where the 30 ms ahead are at least 9 dB louder than the 50 ms behind. Sees sudden starts, misses soft
/// ones; a sound that is there from the first sample has no onset.
/// </summary>
internal static class SoundOnsets
{
    private const int Hop = Sound.Rate / 100;
    private const int Ahead = 3;
    private const int Behind = 5;
    private const double RiseDecibels = 9;
    private const double AudibleDecibels = -50;

    /// <summary>Hops to wait after an onset: 100 ms.</summary>
    private const int Rest = 10;

    public static int[] PerSecond(ReadOnlySpan<short> samples)
    {
        var counts = new int[Sound.Seconds(samples)];
        var levels = new double[Math.Min(samples.Length, counts.Length * Sound.Rate) / Hop];
        for (var hop = 0; hop < levels.Length; hop++)
        {
            levels[hop] = Math.Max(-70, Sound.Decibels(samples.Slice(hop * Hop, Hop)));
        }

        for (var hop = Behind; hop + Ahead <= levels.Length; hop++)
        {
            var ahead = Mean(levels.AsSpan(hop, Ahead));
            if (ahead < AudibleDecibels || ahead - Mean(levels.AsSpan(hop - Behind, Behind)) < RiseDecibels)
            {
                continue;
            }

            counts[Math.Min(counts.Length - 1, hop * Hop / Sound.Rate)]++;
            hop += Rest;
        }

        return counts;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
