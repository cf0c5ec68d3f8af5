using AvUie.Core;
using AvUie.Shards;
using AvUie.Tests;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Tests;

/// <summary>Against numbers of the Python reference; the media are made by the formulas of the goldens.</summary>
public sealed class PreprocessGoldenTests
{
    [SharedFact("goldens", "preprocess", "log_mel.safetensors")]
    public void LogMel_OfEveryGolden_IsWithinTheTolerance()
    {
        using var file = SafetensorsFile.Open(SharedFolder.Below("goldens", "preprocess", "log_mel.safetensors")!);
        using var mel = new LogMel();
        var compared = 0;
        foreach (var name in file.Tensors.Keys.Where(name => name != "mel_filters" && Path.GetExtension(name) is not (".frames" or ".next" or ".pcm")))
        {
            var samples = file.Tensors.ContainsKey(name + ".pcm")
                ? Array.ConvertAll(file.ReadInt64s(name + ".pcm"), value => (short)value)
                : FormulaMedia.Sound(name)!;
            var frames = (int)file.ReadInt64s(name + ".frames")[0];
            Assert.Equal(frames, LogMel.Frames(samples.Length));

            var ours = Transposed(mel.Compute(samples, silentFrames: 2), frames + 2);

            var golden = Enumerable.Range(0, LogMel.Mels).SelectMany(row => Row(file.ReadSingles(name), row, frames).Concat(Row(file.ReadSingles(name + ".next"), row, 2))).ToArray();
            Assert.InRange(Tensors.LargestDifference(ours, golden), 0, 1e-4);
            compared++;
        }

        Assert.True(compared >= 4, $"only {compared} sounds in the goldens");
    }

    [SharedFact("goldens", "preprocess", "log_mel.safetensors")]
    public void MelFilters_OfTheReference_AreEqual()
    {
        using var file = SafetensorsFile.Open(SharedFolder.Below("goldens", "preprocess", "log_mel.safetensors")!);
        var golden = file.ReadSingles("mel_filters");
        var bins = 201;

        var ours = MelFilters.Create(LogMel.Mels, bins, 16_000);

        var turned = Enumerable.Range(0, bins).SelectMany(bin => Enumerable.Range(0, LogMel.Mels).Select(row => ours[row * bins + bin])).ToArray();
        Assert.InRange(Tensors.LargestDifference(turned, golden), 0, 1e-6);
    }

    [SharedFact("goldens", "preprocess", "patches.safetensors")]
    public void Patches_OfEveryGolden_AreEqual()
    {
        using var file = SafetensorsFile.Open(SharedFolder.Below("goldens", "preprocess", "patches.safetensors")!);
        foreach (var name in file.Tensors.Keys.Where(name => !name.EndsWith(".grid", StringComparison.Ordinal)))
        {
            var parts = name.Split('-', 'x');
            var (height, width, seed) = (int.Parse(parts[1], null), int.Parse(parts[2], null), int.Parse(parts[3], null));
            var frames = Frames(name.StartsWith("video", StringComparison.Ordinal) ? 4 : 1, height, width, seed);
            var grid = Patching.Grid(frames.Length, height, width);
            var rows = new float[grid.Patches * Patching.Columns];

            Patching.Cut(frames, height, width, rows);

            Assert.Equal((long[])[grid.Time, grid.Height, grid.Width], file.ReadInt64s(name + ".grid"));
            var every16th = Enumerable.Range(0, grid.Patches / 16).SelectMany(row => Row(rows, row * 16, Patching.Columns)).ToArray();
            Assert.InRange(Tensors.LargestDifference(every16th, file.ReadSingles(name)), 0, 1e-6);
        }
    }

    private static IEnumerable<float> Row(float[] matrix, int row, int columns) => matrix.Skip(row * columns).Take(columns);

    private static float[] Transposed(float[] matrix, int rows) =>
        [.. Enumerable.Range(0, matrix.Length / rows).SelectMany(column => Enumerable.Range(0, rows).Select(row => matrix[row * (matrix.Length / rows) + column]))];

    private static byte[][] Frames(int count, int height, int width, int seed) =>
        [.. Enumerable.Range(0, count).Select(t => FormulaMedia.Frame(t, height, width, seed))];
}
