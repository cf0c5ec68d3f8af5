using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Processing;
using TorchSharp;

namespace Crab.Trainer.Parity;

/// <summary>
/// <c>preprocess/patches.safetensors</c>: <c>video.NAME</c> (its grid's frames) and <c>image.NAME</c> with pictures by formula, evenly
/// spaced rows of the matrix of patches; <c>.grid</c> is (time, height, width).
/// </summary>
internal sealed class PatchParity : IModelParityCheck
{
    private const double Tolerance = 1e-6;

    /// <summary>The files hold each so many-th row; where their length says otherwise, the length counts.</summary>
    private const int EveryRow = 16;

    private const string Grid = ".grid", Video = "video.", Image = "image.";

    /// <inheritdoc />
    public string Name => "preprocess/patches.safetensors";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, torch.Device device, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            yield break;
        }

        using var file = SafetensorsFile.Open(path);
        foreach (var key in file.Tensors.Keys.Where(key => file.Tensors.ContainsKey(key + Grid)).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return Compare(file, key);
        }
    }

    private ParityResult Compare(SafetensorsFile file, string key)
    {
        var theirs = file.ReadInt64s(key + Grid);
        var video = key.StartsWith(Video, StringComparison.Ordinal);
        var name = key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var count = video ? (int)theirs[0] * Patching.Temporal : 1;
        if ((!video && !key.StartsWith(Image, StringComparison.Ordinal)) || FormulaMedia.Picture(name) is not { } picture)
        {
            return new ParityResult(Name, key, ParityVerdict.Fail, 0, 1, Tolerance, "relative", "no formula of that name");
        }

        var seed = int.Parse(name[(name.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        byte[][] frames = [picture.Rgb, .. Enumerable.Range(1, count - 1).Select(time => FormulaMedia.Frame(time, picture.Height, picture.Width, seed))];
        var grid = Patching.Grid(count, picture.Height, picture.Width);
        if (!theirs.SequenceEqual((long[])[grid.Time, grid.Height, grid.Width]))
        {
            return new ParityResult(Name, key, ParityVerdict.Fail, 0, 1, Tolerance, "relative", $"grid {grid}, expected {string.Join(" x ", theirs)}");
        }

        var rows = new float[grid.Patches * Patching.Columns];
        Patching.Cut(frames, picture.Height, picture.Width, rows);
        var (rowsThere, step) = ((int)file[key].Shape[0], EveryRow);
        if ((grid.Patches + step - 1) / step != rowsThere)
        {
            step = Math.Max(1, (grid.Patches + rowsThere - 1) / Math.Max(1, rowsThere));
        }

        float[] ours = [.. Enumerable.Range(0, (grid.Patches + step - 1) / step).SelectMany(row => rows.AsSpan(row * step * Patching.Columns, Patching.Columns).ToArray())];
        return ParityResult.Relative(Name, key, ours, file.ReadSingles(key), Tolerance);
    }
}
