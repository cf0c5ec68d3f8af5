namespace AvUie.Reasoning;

/// <summary>What all sound measurements share: the rate, full scale and the cut into seconds.</summary>
internal static class Sound
{
    /// <summary>Samples per second.</summary>
    public const int Rate = 16_000;

    /// <summary>Level given to digital silence: about the quantisation floor of 16 bits.</summary>
    public const double FloorDecibels = -96;

    /// <summary>Seconds measured at most. Longer sounds keep their length; their tail has no evidence.</summary>
    public const int LongestSeconds = 600;

    /// <summary>A last piece shorter than this (0.1 s) is no second of its own.</summary>
    private const int ShortestPiece = Rate / 10;

    /// <summary>Whole seconds, and the rest where it is long enough or all there is.</summary>
    public static int Seconds(ReadOnlySpan<short> samples)
    {
        var whole = samples.Length / Rate;
        var rest = samples.Length % Rate;
        return Math.Min(LongestSeconds, rest >= ShortestPiece || (whole == 0 && rest > 0) ? whole + 1 : whole);
    }

    /// <summary>The samples of second <paramref name="second"/>.</summary>
    public static ReadOnlySpan<short> Second(ReadOnlySpan<short> samples, int second) =>
        samples.Slice(second * Rate, Math.Min(Rate, samples.Length - (second * Rate)));

    /// <summary>Root mean square in decibels below full scale (32768).</summary>
    public static double Decibels(ReadOnlySpan<short> samples)
    {
        if (samples.IsEmpty)
        {
            return FloorDecibels;
        }

        // 2^30 · 2^31 samples fit a long, so the sum is exact and its order cannot matter.
        var energy = 0L;
        foreach (var sample in samples)
        {
            energy += (long)sample * sample;
        }

        return energy == 0 ? FloorDecibels : Math.Max(FloorDecibels, 10 * Math.Log10(energy / (samples.Length * 32768.0 * 32768.0)));
    }
}
