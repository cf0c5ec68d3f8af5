using AvUie.Core;
using AvUie.Shards;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/bf16</c>: batches with model and inputs in bfloat16.</summary>
internal sealed class BFloat16Parity : IModelParityCheck
{
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
    /// Within the tolerance; or, where the golden's own rounding is larger than that, no further from the golden in float32 than the
    /// golden in bfloat16 is: two sums in bfloat16 round apart by as much as each rounds.
    /// </summary>
    private static ParityResult Logits(Comparison half, Comparison full, Tensor ours)
    {
        const string Tensor = "logits_at_labels";
        var result = half.Close(Tensor, ours, Tolerance.BFloat16);
        var own = full.Close(Tensor, half.Golden(Tensor), Tolerance.BFloat16).Worst;
        var ourOwn = full.Close(Tensor, ours, own);
        return result.Verdict == ParityVerdict.Fail && ourOwn.Verdict == ParityVerdict.Pass
            ? result with
            {
                Verdict = ParityVerdict.DiffersByDesign,
                Detail = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"from the float32 golden: ours {ourOwn.Worst:G3}, the bfloat16 golden {own:G3}"),
            }
            : result;
    }
}
