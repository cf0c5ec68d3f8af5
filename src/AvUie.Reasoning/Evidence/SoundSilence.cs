namespace AvUie.Reasoning;

/// <summary>Stretches of at least 0.3 s in which every 50 ms lie below -60 dBFS.</summary>
internal static class SoundSilence
{
    public const double ThresholdDecibels = -60;

    /// <summary>Stretches reported at most: a crackling recording must not flood the evidence.</summary>
    public const int Most = 32;

    private const int Hop = Sound.Rate / 20;
    private const int ShortestHops = 6;

    public static List<(double Start, double End)> Stretches(ReadOnlySpan<short> samples)
    {
        var found = new List<(double, double)>();
        var length = Math.Min(samples.Length, Sound.LongestSeconds * Sound.Rate);
        var hops = length / Hop;
        var first = -1;
        for (var hop = 0; hop <= hops && found.Count < Most; hop++)
        {
            if (hop < hops && Sound.Decibels(samples.Slice(hop * Hop, Hop)) < ThresholdDecibels)
            {
                first = first < 0 ? hop : first;
                continue;
            }

            if (first >= 0 && hop - first >= ShortestHops)
            {
                found.Add((first * (double)Hop / Sound.Rate, hop * (double)Hop / Sound.Rate));
            }

            first = -1;
        }

        return found;
    }
}
