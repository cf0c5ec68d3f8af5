namespace AvUie.Reasoning.Tests;

public class SoundMeasurementTests
{
    [Fact]
    public void Level_HalfScaleSine_IsMinusNineDecibels()
    {
        var levels = SoundLevel.PerSecond(Pcm.Tone(3, 1, 2));

        Assert.Equal(3, levels.Length);
        Assert.Equal(-96, levels[0]);
        Assert.Equal(-9.03, levels[1], 0.02);
        Assert.Equal(-96, levels[2]);
    }

    [Fact]
    public void Level_FullScaleNegative_DoesNotOverflow() =>
        Assert.Equal(0, SoundLevel.PerSecond(Enumerable.Repeat(short.MinValue, 16_000).ToArray())[0], 6);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(16_000, 1)]
    [InlineData(16_100, 1)]
    [InlineData(17_600, 2)]
    public void Level_LastPiece_CountsFromATenthOfASecond(int samples, int seconds) =>
        Assert.Equal(seconds, SoundLevel.PerSecond(new short[samples]).Length);

    [Fact]
    public void Onsets_Clicks_AreCountedInTheirSecond() =>
        Assert.Equal([1, 0, 3, 0], SoundOnsets.PerSecond(Pcm.Clicks(4, 0.5, 2.1, 2.4, 2.8)));

    [Fact]
    public void Onsets_SteadyToneFromTheStart_AreNone() =>
        Assert.Equal([0, 0, 0], SoundOnsets.PerSecond(Pcm.Tone(3, 0, 3)));

    [Fact]
    public void Silence_AroundATone_IsFoundOnBothSides() =>
        Assert.Equal([(0.0, 2.0), (5.0, 10.0)], SoundSilence.Stretches(Pcm.Tone(10, 2, 5)));

    [Fact]
    public void Silence_ManyGaps_AreBounded()
    {
        var clicks = Pcm.Clicks(60, [.. Enumerable.Range(0, 59).Select(static n => n + 0.5)]);

        Assert.Equal(SoundSilence.Most, SoundSilence.Stretches(clicks).Count);
    }

    [Fact]
    public void Spectrum_PureTone_IsTonal() => Assert.Equal<IEnumerable<string?>>([null, "tonal", null], SoundSpectrum.PerSecond(Pcm.Tone(3, 1, 2)));

    [Fact]
    public void Spectrum_WhiteNoise_LiesHigh() =>
        // 75 % of white noise's power lies above 2 kHz at this rate.
        Assert.Equal<IEnumerable<string?>>(["high"], SoundSpectrum.PerSecond(Pcm.Noise(1, 7)));

    [Theory]
    [InlineData(100, 450, "low")]
    [InlineData(600, 1900, "mid")]
    [InlineData(2500, 7500, "high")]
    public void Spectrum_ManyTonesInABand_NamesTheBand(int from, int to, string tag)
    {
        var samples = new short[16_000];
        for (var tone = 0; tone < 8; tone++)
        {
            var part = Pcm.Tone(1, 0, 1, from + ((to - from) * tone / 7.0), 0.1);
            for (var n = 0; n < samples.Length; n++)
            {
                samples[n] += part[n];
            }
        }

        Assert.Equal<IEnumerable<string?>>([tag], SoundSpectrum.PerSecond(samples));
    }

    [Fact]
    public void Fourier_Power_AgreesWithTheDefinition()
    {
        var samples = Pcm.Noise(0.1, 3);
        var power = new double[Fourier.Bins];
        Fourier.AddPower(samples, power);

        foreach (var bin in new[] { 0, 1, 17, 200, 255 })
        {
            var sum = System.Numerics.Complex.Zero;
            for (var n = 0; n < Fourier.Size; n++)
            {
                var window = 0.5 - (0.5 * Math.Cos(2 * Math.PI * n / Fourier.Size));
                sum += samples[n] / 32768.0 * window * System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * bin * n / Fourier.Size);
            }

            Assert.Equal(sum.Magnitude * sum.Magnitude, power[bin], 1e-9 * (1 + power[bin]));
        }
    }
}
