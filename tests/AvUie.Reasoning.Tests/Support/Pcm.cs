namespace AvUie.Reasoning.Tests;

/// <summary>Synthetic 16 kHz sound.</summary>
internal static class Pcm
{
    public static short[] Silence(double seconds) => new short[(int)(seconds * 16_000)];

    /// <summary>A sine from one second to another within silence.</summary>
    public static short[] Tone(double seconds, double from, double to, double hertz = 440, double amplitude = 0.5)
    {
        var samples = Silence(seconds);
        for (var n = (int)(from * 16_000); n < Math.Min(samples.Length, (int)(to * 16_000)); n++)
        {
            samples[n] = (short)(32767 * amplitude * Math.Sin(2 * Math.PI * hertz * n / 16_000));
        }

        return samples;
    }

    public static short[] Noise(double seconds, int seed, double amplitude = 0.3)
    {
        var random = new Random(seed);
        var samples = Silence(seconds);
        for (var n = 0; n < samples.Length; n++)
        {
            samples[n] = (short)(32767 * amplitude * ((2 * random.NextDouble()) - 1));
        }

        return samples;
    }

    /// <summary>Bursts of 50 ms at the given times within silence.</summary>
    public static short[] Clicks(double seconds, params double[] at)
    {
        var samples = Silence(seconds);
        foreach (var time in at)
        {
            Tone(0.05, 0, 0.05, 1000).CopyTo(samples, (int)(time * 16_000));
        }

        return samples;
    }
}
