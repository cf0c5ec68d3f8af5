using System.Globalization;
using AvUie.Core;
using AvUie.Shards;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/bf16</c>: batches with model and inputs in bfloat16, attention in the original's order of roundings.</summary>
internal sealed class BFloat16Parity : IModelParityCheck
{
    /// <summary>Two independent roundings of one function lie √2 times as far apart as each lies from the function; a tenth for chance.</summary>
    private const double MostApart = 1.1 * 1.4142135623730951;

    /// <inheritdoc />
    public string Name => "thinker/bf16";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder);
        if (goldens is null)
        {
            yield break;
        }

        using var model = goldens.Load(ScalarType.BFloat16, device);
        model.Attention.LikeOriginal = true;
        foreach (var path in goldens.Files("bf16"))
        {
            cancellation.ThrowIfCancellationRequested();
            using var file = SafetensorsFile.Open(path);
            using var input = SafetensorsFile.Open(goldens.Case(Path.GetFileNameWithoutExtension(path)));
            using var quiet = no_grad();
            using var scope = NewDisposeScope();
            var comparison = new Comparison(Name, file);
            var batch = goldens.Batch(input, comparison.Case);
            yield return Logits(comparison, new Comparison(Name, input), model.LogitsAtLabels(batch));
            yield return comparison.Close("loss", model.Loss(batch, training: false), Tolerance.BFloat16);
        }
    }

    /// <summary>
    /// Against the tolerance. What lies beyond it differs by design if it is no more than roundings explain: the golden in float32 says how
    /// far the golden in bfloat16 rounds from the function, root mean square over all logits.
    /// </summary>
    private static ParityResult Logits(Comparison half, Comparison full, Tensor ours)
    {
        const string Tensor = "logits_at_labels";
        var result = half.Close(Tensor, ours, Tolerance.BFloat16);
        if (result.Verdict != ParityVerdict.Fail || !full.Has(Tensor) || !full.Golden(Tensor).shape.SequenceEqual(ours.shape))
        {
            return result;
        }

        var flat = ours.to(ScalarType.Float32).cpu();
        double Distance(Tensor one, Tensor other) => (one - other).square().mean().sqrt().item<float>();
        var (rounding, apart, own) = (Distance(half.Golden(Tensor), full.Golden(Tensor)), Distance(flat, half.Golden(Tensor)), Distance(flat, full.Golden(Tensor)));
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"beyond 3E-2; root mean square: {apart:G3} apart, from float32 ours {own:G3}, the golden {rounding:G3}");
        return result with { Verdict = apart <= MostApart * rounding ? ParityVerdict.DiffersByDesign : ParityVerdict.Fail, Detail = detail };
    }
}
