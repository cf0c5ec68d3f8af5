using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Processing;

/// <summary>
/// The log-mel spectrogram of Whisper (transformers 4.51.3, WhisperFeatureExtractor, its torch path): 25 ms Hann windows every
/// 10 ms, 128 mels, log10, no lower than 8 below the maximum, (x + 4) / 4. Never cut at 30 s.
/// </summary>
/// <remarks>
/// The reference pads every sound with silence to five minutes. Only the frames that hold sound are kept, and silence can never
/// be the maximum, so a few frames of padding give the same numbers. Only the Fourier transform is libtorch's: what comes after it is
/// a few thousand short sums, which as tensors cost four times the transform. Thread-safe.
/// </remarks>
internal sealed class LogMel : IDisposable
{
    /// <summary>Rows of the spectrogram.</summary>
    public const int Mels = 128;

    /// <summary>Samples from frame to frame: 10 ms.</summary>
    public const int Hop = 160;

    /// <summary>Frames that one token hears: 40 ms.</summary>
    public const int FramesPerToken = 4;

    /// <summary>Values that one token hears.</summary>
    public const int TokenColumns = Mels * FramesPerToken;

    private const int Rate = 16_000;
    private const int Window = 400;
    private const int Bins = Window / 2 + 1;
    private const int PaddingFrames = 4;
    private const float Floor = 1e-10f;
    private const float Range = 8;
    private static readonly float LogarithmOfTen = MathF.Log(10);
    private readonly Tensor _window;
    private readonly Filter[] _filters;

    /// <summary>Makes window and filters.</summary>
    public LogMel()
    {
        using var scope = NewDisposeScope();
        _window = hann_window(Window).DetachFromDisposeScope();
        _filters = [.. MelFilters.Create(Mels, Bins, Rate).Chunk(Bins).Select(Filter.Of)];
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
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var wave = empty((frames + PaddingFrames) * Hop);
        var padded = MemoryMarshal.Cast<byte, float>(wave.bytes);
        for (var i = 0; i < samples.Length; i++)
        {
            padded[i] = samples[i] / 32768f;
        }

        padded[samples.Length..].Clear();
        var spectrum = view_as_real(stft(wave, Window, Hop, Window, _window, center: true, return_complex: true).t().contiguous());
        var values = MemoryMarshal.Cast<byte, float>(spectrum.bytes);
        var mel = GC.AllocateUninitializedArray<float>((frames + silentFrames) * Mels);

        // The loudest value may lie in the padding's first frames, which still hear the end of the sound.
        Span<float> unheard = stackalloc float[(PaddingFrames - silentFrames) * Mels];
        Weigh(values, mel);
        Weigh(values[((frames + silentFrames) * 2 * Bins)..], unheard);
        var lowest = new Vector<float>(Math.Max(Logarithms(mel), Logarithms(unheard)) - Range);
        foreach (ref var vector in MemoryMarshal.Cast<float, Vector<float>>(mel.AsSpan()))
        {
            vector = (Vector.Max(vector, lowest) + new Vector<float>(4)) * 0.25f;
        }

        return mel;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _window.Dispose();
    }

    /// <summary>Power by frequency, summed by filter, into [frames, 128].</summary>
    private void Weigh(ReadOnlySpan<float> spectrum, Span<float> mel)
    {
        Span<float> power = stackalloc float[Bins];
        for (; mel.Length > 0; mel = mel[Mels..], spectrum = spectrum[(2 * Bins)..])
        {
            for (var bin = 0; bin < Bins; bin++)
            {
                var (real, imaginary) = (spectrum[2 * bin], spectrum[2 * bin + 1]);
                power[bin] = real * real + imaginary * imaginary;
            }

            for (var row = 0; row < _filters.Length; row++)
            {
                mel[row] = _filters[row].Sum(power);
            }
        }
    }

    /// <summary>log10 of each; a row of 128 is a whole number of vectors.</summary>
    /// <returns>The largest.</returns>
    private static float Logarithms(Span<float> mel)
    {
        var largest = new Vector<float>(float.MinValue);
        foreach (ref var vector in MemoryMarshal.Cast<float, Vector<float>>(mel))
        {
            vector = Vector.Log(Vector.Max(vector, new Vector<float>(Floor))) / LogarithmOfTen;
            largest = Vector.Max(largest, vector);
        }

        var top = float.MinValue;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            top = Math.Max(top, largest[lane]);
        }

        return top;
    }

    /// <summary>A triangle over a few neighbouring frequencies.</summary>
    private sealed record Filter(int Start, float[] Weights)
    {
        public static Filter Of(float[] row)
        {
            var start = Math.Max(0, Array.FindIndex(row, static weight => weight != 0));
            return new Filter(start, row[start..(Array.FindLastIndex(row, static weight => weight != 0) + 1)]);
        }

        public float Sum(ReadOnlySpan<float> power)
        {
            var sum = 0f;
            for (var i = 0; i < Weights.Length; i++)
            {
                sum += Weights[i] * power[Start + i];
            }

            return sum;
        }
    }
}
