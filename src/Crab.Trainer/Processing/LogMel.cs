using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Processing;

/// <summary>
/// The log-mel spectrogram of Whisper (transformers 4.51.3, WhisperFeatureExtractor, its torch path): 25 ms Hann windows every
/// 10 ms, 128 mels, log10, no lower than 8 below the maximum, (x + 4) / 4. Never cut at 30 s.
/// </summary>
/// <remarks>
/// The reference pads every sound with silence to five minutes. Only the frames that hold sound are kept, and silence can never
/// be the maximum, so a few frames of padding give the same numbers. Thread-safe.
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
    private const double Floor = 1e-10;
    private readonly Tensor _window;
    private readonly Tensor _filters;

    /// <summary>Makes window and filters.</summary>
    public LogMel()
    {
        using var scope = NewDisposeScope();
        _window = hann_window(Window).DetachFromDisposeScope();
        _filters = tensor(MelFilters.Create(Mels, Bins, Rate), [Mels, Bins]).DetachFromDisposeScope();
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
        var padded = new float[(frames + PaddingFrames) * Hop];
        for (var i = 0; i < samples.Length; i++)
        {
            padded[i] = samples[i] / 32768f;
        }

        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var spectrum = stft(tensor(padded), Window, Hop, Window, _window, center: true, return_complex: true);
        var power = spectrum.narrow(-1, 0, spectrum.shape[^1] - 1).abs().pow(2);
        var log = _filters.matmul(power).clamp_min(Floor).log10();
        log = maximum(log, log.max() - 8.0);
        return ((log + 4.0) / 4.0).narrow(-1, 0, frames + silentFrames).t().contiguous().data<float>().ToArray();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _window.Dispose();
        _filters.Dispose();
    }
}
