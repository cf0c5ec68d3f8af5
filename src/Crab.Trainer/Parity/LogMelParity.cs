using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Processing;
using TorchSharp;

namespace Crab.Trainer.Parity;

/// <summary>
/// <c>preprocess/log_mel.safetensors</c>: spectrograms of sounds by formula, or of samples beside them as <c>NAME.pcm</c>; <c>.frames</c>
/// is the number that holds sound, <c>.next</c> the silence after them.
/// </summary>
internal sealed class LogMelParity : IModelParityCheck
{
    private const double Tolerance = 1e-4;
    private const string Pcm = ".pcm", Frames = ".frames", Next = ".next", Filters = "mel_filters";

    /// <inheritdoc />
    public string Name => "preprocess/log_mel.safetensors";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, torch.Device device, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            yield break;
        }

        using var file = SafetensorsFile.Open(path);
        var mel = new LogMel();
        foreach (var key in file.Tensors.Keys.Where(key => file.Tensors.ContainsKey(key + Frames)).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Compare(file, key, mel);
        }

        if (file.Tensors.TryGetValue(Filters, out var filters) && filters.Shape is [var bins, var mels])
        {
            var ours = MelFilters.Create((int)mels, (int)bins, AudioWindows.SampleRate);
            yield return ParityResult.Relative(Name, Filters, Turned(ours, (int)mels), file.ReadSingles(Filters), Tolerance);
        }
    }

    private ParityResult Compare(SafetensorsFile file, string key, LogMel mel)
    {
        var samples = file.Tensors.ContainsKey(key + Pcm)
            ? Array.ConvertAll(file.ReadInt64s(key + Pcm), static value => (short)value)
            : FormulaMedia.Sound(key);
        if (samples is null)
        {
            return new ParityResult(Name, key, ParityVerdict.Fail, 0, 1, Tolerance, "relative", $"no formula of that name and no {Pcm} beside it");
        }

        var frames = (int)file.ReadInt64s(key + Frames)[0];
        if (frames != LogMel.Frames(samples.Length))
        {
            return new ParityResult(Name, key, ParityVerdict.Fail, 0, 1, Tolerance, "relative", $"{LogMel.Frames(samples.Length)} frames, expected {frames}");
        }

        var silent = file.Tensors.TryGetValue(key + Next, out var after) ? (int)after.Shape[^1] : 0;
        var theirs = silent == 0
            ? Turned(file.ReadSingles(key), LogMel.Mels)
            : [.. Turned(file.ReadSingles(key), LogMel.Mels), .. Turned(file.ReadSingles(key + Next), LogMel.Mels)];
        return ParityResult.Relative(Name, key, mel.Compute(samples, silent), theirs, Tolerance);
    }

    /// <summary>[rows, columns] to [columns, rows].</summary>
    private static float[] Turned(float[] matrix, int rows)
    {
        var columns = matrix.Length / rows;
        var turned = new float[matrix.Length];
        for (var i = 0; i < matrix.Length; i++)
        {
            turned[i % columns * rows + i / columns] = matrix[i];
        }

        return turned;
    }
}
