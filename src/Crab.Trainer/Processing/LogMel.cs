using System.Numerics;
using System.Runtime.InteropServices;
using AvUie.Core;
using Lanes = Crab.Trainer.Processing.WindowTransform.Lanes;

namespace Crab.Trainer.Processing;

/// <summary>
/// The log-mel spectrogram of Whisper (transformers 4.51.3, WhisperFeatureExtractor, its torch path): 25 ms Hann windows every
/// 10 ms, 128 mels, log10, no lower than 8 below the maximum, (x + 4) / 4. Never cut at 30 s.
/// </summary>
/// <remarks>
/// The reference pads every sound with silence to five minutes. Only the frames that hold sound are kept, and silence can never
/// be the maximum, so a few frames of padding give the same numbers. Frames go through transform, filters and logarithm in blocks of two to
/// a lane, one as the real part and one as the imaginary, since a tensor's operations cost several times the arithmetic. Thread-safe.
/// </remarks>
internal sealed class LogMel
{
    /// <summary>Rows of the spectrogram.</summary>
    public const int Mels = 128;

    /// <summary>Samples from frame to frame: 10 ms.</summary>
    public const int Hop = 160;

    /// <summary>Frames that one token hears: 40 ms.</summary>
    public const int FramesPerToken = 4;

    /// <summary>Values that one token hears.</summary>
    public const int TokenColumns = Mels * FramesPerToken;

    /// <summary>Frequencies of a window, from 0 to half the rate.</summary>
    public const int Bins = Window / 2 + 1;

    private const int Window = WindowTransform.Length;
    private const int PaddingFrames = 4;
    private const int HopsInWindow = (Window + Hop - 1) / Hop;
    private const float Floor = 1e-10f;
    private const float Range = 8;
    private static readonly int FramesPerBlock = 2 * Vector<float>.Count;
    private static readonly float LogarithmOfTen = MathF.Log(10);
    private readonly WindowTransform _transform = new();
    private readonly float[] _window;
    private readonly MelFilter[] _filters;

    /// <summary>Makes window and filters.</summary>
    public LogMel()
    {
        // Half of Hann's window: two frames come out of one transform as sums and differences, each at twice its size.
        _window = [.. Enumerable.Range(0, Window).Select(static i => (float)(0.25 - 0.25 * Math.Cos(2 * Math.PI * i / Window)))];
        _filters = [.. MelFilters.Create(Mels, Bins, AudioWindows.SampleRate).Chunk(Bins).Select(MelFilter.Of)];
    }

    /// <summary>Frames that hold sound: ⌈samples / 160⌉.</summary>
    public static int Frames(int samples) => (samples + Hop - 1) / Hop;

    /// <summary>Tokens of so many frames: the reference's two halvings, 25 a second.</summary>
    public static int Tokens(int frames) => ((frames - 1) / 2 + 1 - 2) / 2 + 1;

    /// <summary>The spectrogram of a sound and of the silence after it.</summary>
    /// <param name="samples">16 kHz, one channel.</param>
    /// <param name="silentFrames">Frames after the last with sound, at most 3.</param>
    /// <returns>[frames, 128]: a frame's mels are neighbours.</returns>
    public float[] Compute(ReadOnlySpan<short> samples, int silentFrames = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(silentFrames, PaddingFrames);
        var frames = Frames(samples.Length);
        var mel = GC.AllocateUninitializedArray<float>((frames + silentFrames) * Mels);
        var scratch = new Scratch();
        var largest = new Vector<float>(float.MinValue);

        // The loudest value may lie in the padding's first frames, which still hear the end of the sound.
        for (var first = 0; first < frames + PaddingFrames; first += FramesPerBlock)
        {
            Hear(samples, first, scratch);
            _transform.Run(scratch.Values, scratch.Spare);
            largest = Vector.Max(largest, Weigh(scratch));
            Place(scratch.Mel, mel.AsSpan(Math.Min(mel.Length, first * Mels)));
        }

        var top = float.MinValue;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            top = Math.Max(top, largest[lane]);
        }

        var lowest = new Vector<float>(top - Range);
        foreach (ref var vector in MemoryMarshal.Cast<float, Vector<float>>(mel.AsSpan()))
        {
            vector = (Vector.Max(vector, lowest) + new Vector<float>(4)) * 0.25f;
        }

        return mel;
    }

    /// <summary>
    /// The windows of a block's frames. Samples a hop apart are made neighbours first, so that a point of all windows is one load; frame n is
    /// centred at its hop, and what lies before the sound is its mirror image.
    /// </summary>
    private void Hear(ReadOnlySpan<short> samples, int first, Scratch scratch)
    {
        var hops = scratch.HopsPerBlock;
        for (var hop = 0; hop < hops; hop++)
        {
            var start = (first + hop) * Hop - Window / 2;
            var column = scratch.ByHop.AsSpan(hop);
            if (start >= 0 && start + Hop <= samples.Length)
            {
                var sounds = samples.Slice(start, Hop);
                for (var i = 0; i < sounds.Length; i++)
                {
                    column[i * hops] = sounds[i] / 32768f;
                }

                continue;
            }

            for (var i = 0; i < Hop; i++)
            {
                var at = Math.Abs(start + i);
                column[i * hops] = at < samples.Length ? samples[at] / 32768f : 0;
            }
        }

        for (var point = 0; point < Window; point++)
        {
            var row = scratch.ByHop.AsSpan(point % Hop * hops + point / Hop);
            scratch.Values[point] = new Lanes(new Vector<float>(row), new Vector<float>(row[Vector<float>.Count..])) * _window[point];
        }
    }

    /// <summary>Power by frequency, summed by filter, as log10: [128] of two frames to a lane.</summary>
    /// <returns>The largest in each lane.</returns>
    private Vector<float> Weigh(Scratch scratch)
    {
        var (values, power) = (scratch.Values, scratch.Power);
        for (var bin = 0; bin < Bins; bin++)
        {
            // The transform of one real frame is its own conjugate mirror image; of i times another, minus it.
            var (own, mirrored) = (values[bin], values[bin == 0 ? 0 : Window - bin]);
            var (real, imaginary) = (own.Real + mirrored.Real, own.Imaginary - mirrored.Imaginary);
            var (otherReal, otherImaginary) = (own.Imaginary + mirrored.Imaginary, own.Real - mirrored.Real);
            power[bin] = new Lanes(real * real + imaginary * imaginary, otherReal * otherReal + otherImaginary * otherImaginary);
        }

        var largest = new Vector<float>(float.MinValue);
        for (var row = 0; row < _filters.Length; row++)
        {
            var sum = _filters[row].Sum(power);
            var logarithm = new Lanes(Logarithm(sum.Real), Logarithm(sum.Imaginary));
            largest = Vector.Max(largest, Vector.Max(logarithm.Real, logarithm.Imaginary));
            scratch.Mel[row] = logarithm;
        }

        return largest;
    }

    private static Vector<float> Logarithm(Vector<float> power) => Vector.Log(Vector.Max(power, new Vector<float>(Floor))) / LogarithmOfTen;

    /// <summary>From mel by mel to frame by frame, as many frames as there is room for.</summary>
    private static void Place(Lanes[] block, Span<float> mel)
    {
        var values = MemoryMarshal.Cast<Lanes, float>(block);
        for (var frame = 0; frame < FramesPerBlock && mel.Length > 0; frame++, mel = mel[Mels..])
        {
            var row = mel[..Mels];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = values[i * FramesPerBlock + frame];
            }
        }
    }

    /// <summary>What one block needs.</summary>
    private sealed class Scratch
    {
        /// <summary>Hops that a block's windows reach over.</summary>
        public readonly int HopsPerBlock = FramesPerBlock + HopsInWindow - 1;

        public readonly float[] ByHop;
        public readonly Lanes[] Values = new Lanes[Window], Spare = new Lanes[Window], Power = new Lanes[Bins], Mel = new Lanes[Mels];

        public Scratch()
        {
            ByHop = new float[Hop * HopsPerBlock];
        }
    }
}
