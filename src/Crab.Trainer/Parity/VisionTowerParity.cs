using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Data;
using Crab.Trainer.Processing;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/vision</c>: the vision tower alone, over grids that its windows do not divide.</summary>
internal sealed class VisionTowerParity : IModelParityCheck
{
    /// <inheritdoc />
    public string Name => "thinker/vision";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        if (goldens is null)
        {
            yield break;
        }

        using var model = goldens.Load(ScalarType.Float32, device);
        foreach (var path in goldens.Files("vision"))
        {
            cancellation.ThrowIfCancellationRequested();
            using var file = SafetensorsFile.Open(path);
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var grids = file.ReadInt64s("grid_thw").Chunk(RotaryIndex.Axes).Select(static grid => new PatchGrid((int)grid[0], (int)grid[1], (int)grid[2])).ToArray();
            var batch = Batch.Empty with { Patches = file.ReadSingles("pixel_values"), Grids = grids };
            yield return new Comparison(Name, file).Close("embeds", model.Encode(batch).Seen!, Tolerance.Forward(device));
        }
    }
}
