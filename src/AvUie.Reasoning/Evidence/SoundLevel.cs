namespace AvUie.Reasoning;

/// <summary>Level per second, dBFS.</summary>
internal static class SoundLevel
{
    public static double[] PerSecond(ReadOnlySpan<short> samples)
    {
        var levels = new double[Sound.Seconds(samples)];
        for (var second = 0; second < levels.Length; second++)
        {
            levels[second] = Sound.Decibels(Sound.Second(samples, second));
        }

        return levels;
    }
}
