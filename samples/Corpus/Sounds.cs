namespace AvUie.Corpus;

/// <summary>Makes sounds by formula, at the seconds asked for; elsewhere faint noise, as rooms have it.</summary>
internal static class Sounds
{
    public const int Rate = 44_100;

    /// <summary>A sound that is heard in the given spans.</summary>
    /// <param name="kind">Name of the sound: bell, horn, clock, bark, motor, guitar, siren.</param>
    /// <param name="seconds">Length of the clip.</param>
    /// <param name="seed">Of the room's noise.</param>
    /// <param name="spans">Half-open spans in seconds.</param>
    public static short[] Make(string kind, double seconds, int seed, params ReadOnlySpan<(double Start, double End)> spans) =>
        Make((since, noise) => Voice(kind, since, noise), seconds, seed, spans);

    /// <summary>A recording, from its start and as often as it takes, in each of the given spans.</summary>
    public static short[] Make(short[] recording, double seconds, int seed, params ReadOnlySpan<(double Start, double End)> spans) =>
        Make((since, _) => recording[(int)(since * Rate) % recording.Length] / (double)short.MaxValue, seconds, seed, spans);

    private static short[] Make(Func<double, Noise, double> voice, double seconds, int seed, ReadOnlySpan<(double Start, double End)> spans)
    {
        var samples = new short[(int)(seconds * Rate)];
        var noise = new Noise(seed);
        for (var i = 0; i < samples.Length; i++)
        {
            var time = i / (double)Rate;
            var value = 0.002 * noise.Next();
            foreach (var (start, end) in spans)
            {
                if (time >= start && time < end)
                {
                    value += 0.5 * Fade(time - start, end - time) * voice(time - start, noise);
                }
            }

            samples[i] = (short)Math.Clamp(value * short.MaxValue, short.MinValue, short.MaxValue);
        }

        return samples;
    }

    private static double Fade(double since, double until) => Math.Min(1, Math.Min(since, until) / 0.02);

    private static double Voice(string kind, double t, Noise noise) => kind switch
    {
        "bell" => Decay(t % 1.0, 3) * (Sine(440, t) + (0.6 * Sine(1108, t)) + (0.4 * Sine(1760, t))) / 2,
        "horn" => (Sine(277, t) + Sine(330, t) + Sine(415, t)) / 3,
        "clock" => Decay(t % 0.5, 60) * noise.Next(),
        "bark" => t % 0.6 < 0.2 ? Sawtooth(350 + (600 * (t % 0.6)), t) : 0,
        "motor" => (0.6 + (0.4 * Sine(12, t))) * (Sawtooth(70, t) + (0.5 * noise.Next())) / 1.5,
        "guitar" => Decay(t % 0.4, 6) * Sawtooth(196 * Math.Pow(2, (int)(t / 0.4) % 5 / 12.0), t),
        "siren" => Math.Sin((2 * Math.PI * 700 * t) + (200 * Math.Sin(2 * Math.PI * 0.5 * t))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such sound"),
    };

    private static double Sine(double frequency, double t) => Math.Sin(2 * Math.PI * frequency * t);

    private static double Sawtooth(double frequency, double t) => (2 * (frequency * t % 1)) - 1;

    private static double Decay(double t, double rate) => Math.Exp(-rate * t);

    /// <summary>White noise of -1 to 1 by SplitMix64: the same on every machine.</summary>
    private sealed class Noise(int seed)
    {
        private ulong _state = (ulong)seed;

        public double Next()
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) / (double)(1L << 52) - 1;
        }
    }
}
