namespace AvUie.Reasoning;

/// <summary>
/// One coarse tag per second from its mean power spectrum: <c>tonal</c> if five neighbouring bins (156 Hz) hold 60 % of the power,
/// else the band (below 500 Hz, to 2 kHz, above) that holds 60 %, else <c>broadband</c>. Seconds below -60 dBFS have no tag.
/// </summary>
internal static class SoundSpectrum
{
    private const int LowEnd = 16;
    private const int MidEnd = 64;
    private const int PeakBins = 5;
    private const double Majority = 0.6;

    /// <summary>Tags in the order of seconds; null where a second is silent or too short.</summary>
    public static string?[] PerSecond(ReadOnlySpan<short> samples)
    {
        var tags = new string?[Sound.Seconds(samples)];
        Span<double> power = stackalloc double[Fourier.Bins];
        for (var second = 0; second < tags.Length; second++)
        {
            var piece = Sound.Second(samples, second);
            if (piece.Length >= Fourier.Size && Sound.Decibels(piece) >= SoundSilence.ThresholdDecibels)
            {
                power.Clear();
                for (var start = 0; start + Fourier.Size <= piece.Length; start += Fourier.Size)
                {
                    Fourier.AddPower(piece[start..], power);
                }

                tags[second] = Tag(power);
            }
        }

        return tags;
    }

    private static string? Tag(ReadOnlySpan<double> power)
    {
        // Bin 0 is the recorder's offset, not sound.
        var total = Sum(power[1..]);
        if (total <= 0)
        {
            return null;
        }

        for (var bin = 1; bin + PeakBins <= power.Length; bin++)
        {
            if (Sum(power.Slice(bin, PeakBins)) >= Majority * total)
            {
                return "tonal";
            }
        }

        return Sum(power[1..LowEnd]) >= Majority * total ? "low"
            : Sum(power[LowEnd..MidEnd]) >= Majority * total ? "mid"
            : Sum(power[MidEnd..]) >= Majority * total ? "high"
            : "broadband";
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
