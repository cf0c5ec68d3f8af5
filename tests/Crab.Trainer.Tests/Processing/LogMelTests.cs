using System.Numerics;
using AvUie.Core;
using Crab.Trainer.Processing;
using Lanes = Crab.Trainer.Processing.WindowTransform.Lanes;

namespace Crab.Trainer.Tests;

public sealed class LogMelTests
{
    private readonly LogMel _mel = new();

    [Fact]
    public void Run_AnyValues_IsTheFourierTransformOfEveryLane()
    {
        var values = new Lanes[WindowTransform.Length];
        var noise = FormulaMedia.Sound(1, 3);
        float Noise(int point, int lane, int part) => noise[point * 40 + lane * 2 + part] / 32768f;
        for (var point = 0; point < values.Length; point++)
        {
            var (real, imaginary) = (new float[Vector<float>.Count], new float[Vector<float>.Count]);
            for (var lane = 0; lane < real.Length; lane++)
            {
                (real[lane], imaginary[lane]) = (Noise(point, lane, 0), Noise(point, lane, 1));
            }

            values[point] = new Lanes(new Vector<float>(real), new Vector<float>(imaginary));
        }

        new WindowTransform().Run(values, new Lanes[WindowTransform.Length]);

        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            for (var k = 0; k < values.Length; k += 7)
            {
                var expected = Enumerable.Range(0, values.Length).Aggregate(
                    Complex.Zero,
                    (sum, n) => sum + new Complex(Noise(n, lane, 0), Noise(n, lane, 1)) * Complex.FromPolarCoordinates(1, -2 * Math.PI * n * k / values.Length));
                Assert.Equal(expected.Real, values[k].Real[lane], 1e-4);
                Assert.Equal(expected.Imaginary, values[k].Imaginary[lane], 1e-4);
            }
        }
    }

    [Fact]
    public void Compute_NoSoundOrOnlySilence_IsTheFloor()
    {
        Assert.Empty(_mel.Compute([]));
        Assert.All(_mel.Compute(new short[1000]), static value => Assert.Equal(-1.5f, value, 1e-5f));
        Assert.Equal(2 * LogMel.Mels, _mel.Compute([], silentFrames: 2).Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(159)]
    [InlineData(160)]
    [InlineData(161)]
    [InlineData(16 * 160)]
    [InlineData(16 * 160 + 1)]
    public void Compute_AnyLength_HasAFrameForEveryHop(int samples)
    {
        var mel = _mel.Compute(FormulaMedia.Sound(1, 5).AsSpan(0, samples), silentFrames: 3);

        Assert.Equal((LogMel.Frames(samples) + 3) * LogMel.Mels, mel.Length);
        Assert.All(mel, static value => Assert.InRange(value, -1.5f, 2.5f));
    }

    [Fact]
    public void Compute_ATone_IsLoudestInItsMel()
    {
        var sound = Enumerable.Range(0, 8000).Select(static i => (short)(20_000 * Math.Sin(2 * Math.PI * 440 * i / 16_000))).ToArray();

        var mel = _mel.Compute(sound);

        // 440 Hz is 6.6 on Slaney's scale, whose 128 filters are 0.3514 apart.
        var frame = mel.AsSpan(20 * LogMel.Mels, LogMel.Mels).ToArray();
        Assert.InRange(Array.IndexOf(frame, frame.Max()), 17, 19);
    }

    [Fact]
    public void Compute_TheSameFrameElsewhereInTheBlock_IsTheSame()
    {
        var sound = FormulaMedia.Sound(2, 7);
        var later = new short[sound.Length - 5 * LogMel.Hop];
        Array.Copy(sound, 5 * LogMel.Hop, later, 0, later.Length);

        var (whole, part) = (_mel.Compute(sound), _mel.Compute(later));

        // The first two frames hear what lies before; the maximum may differ, but not above it.
        var top = Math.Max(whole.Max(), part.Max());
        for (var i = 2 * LogMel.Mels; i < part.Length; i++)
        {
            if (part[i] > top - 1.9f)
            {
                Assert.Equal(whole[i + 5 * LogMel.Mels], part[i], 1e-4f);
            }
        }
    }
}
