using AvUie.Core;
using Crab.Trainer.Backend;
using Crab.Trainer.Processing;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Parity;

/// <summary>
/// The log-mel spectrogram by the operations of the original, one by one (transformers 4.51.3, <c>_torch_extract_fbank_features</c>): the last
/// bits of its values are the reference's, where <see cref="LogMel"/> is faster. Used where those bits decide, which is in bfloat16.
/// </summary>
internal static class OriginalLogMel
{
    private const int Window = WindowTransform.Length;

    /// <summary>[frames, 128] of a sound of 16 kHz.</summary>
    public static float[] Compute(short[] samples)
    {
        using var scope = NewDisposeScope();
        var frames = LogMel.Frames(samples.Length);

        // Silence after the sound, as the original pads it; a window's reach of it is all that can be heard.
        var sound = functional.pad(tensor(samples).to(ScalarType.Float32).Over(32768), [0, 2L * Window + LogMel.Hop]);
        var spectrum = stft(
            sound.unsqueeze(0), Window, LogMel.Hop, Window, hann_window(Window), center: true, PaddingModes.Reflect, normalized: false, onesided: true, return_complex: true);
        var power = spectrum.narrow(-1, 0, spectrum.shape[^1] - 1).abs().Squared();
        var filters = tensor(MelFilters.Create(LogMel.Mels, LogMel.Bins, AudioWindows.SampleRate)).view(LogMel.Mels, LogMel.Bins);
        var logarithm = matmul(filters, power).maximum(tensor(1e-10f)).log10();
        var mel = logarithm.maximum(logarithm.max().Plus(-8)).Plus(4).Over(4);
        return [.. mel[0].narrow(-1, 0, frames).t().contiguous().data<float>()];
    }
}
