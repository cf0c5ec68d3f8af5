using System.Globalization;
using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Data;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Parity;

/// <summary><c>thinker/bf16</c>: batches with model and inputs in bfloat16, attention in the original's order of roundings.</summary>
internal sealed class BFloat16Parity : IModelParityCheck
{
    /// <summary>
    /// How many times as far the golden may lie from ours as ours from itself summed otherwise. One is expected, give or take a fifth; a
    /// bias that is rounded apart from its product, one place of rounding too many, gives two.
    /// </summary>
    private const double MostSpreads = 1.4;

    private const string LogitsName = "logits_at_labels";

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
            var logits = model.LogitsAtLabels(batch);
            var result = comparison.Close(LogitsName, logits, Tolerance.BFloat16);
            yield return result.Verdict == ParityVerdict.Fail && result.Compared > 0 ? AgainstSpread(result, comparison.Golden(LogitsName), logits, model, batch) : result;
            yield return comparison.Close("loss", model.Loss(batch, training: false), Tolerance.BFloat16);
        }
    }

    /// <summary>
    /// Logits beyond the tolerance differ by design if they lie no further apart than ours do when the same products are summed in
    /// another order: the model carries one rounding that falls the other way into every later one.
    /// </summary>
    private static ParityResult AgainstSpread(ParityResult result, Tensor golden, Tensor ours, Thinker model, Batch batch)
    {
        var apart = Distance(ours, golden);
        var spread = new[] { ScalarType.Float32, ScalarType.Float64 }.Max(type => Distance(ours, Summed(model, batch, type)));
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"beyond {result.Tolerance:G1}; a label's logits lie {apart:G3} apart, ours summed in another order {spread:G3}");
        return result with { Verdict = apart <= MostSpreads * spread ? ParityVerdict.DiffersByDesign : ParityVerdict.Fail, Detail = detail };
    }

    /// <summary>Root mean square over the logits of a label, mean over the labels: a few labels that lie far apart weigh no more than they are.</summary>
    private static double Distance(Tensor one, Tensor two)
    {
        using var scope = NewDisposeScope();
        return (one.to(ScalarType.Float64).cpu() - two.to(ScalarType.Float64).cpu().view(one.shape)).square().mean([-1]).sqrt().mean().item<double>();
    }

    private static Tensor Summed(Thinker model, Batch batch, ScalarType type)
    {
        foreach (var linear in model.Linears)
        {
            linear.Adapter = new SummedOtherwise(linear, type);
        }

        try
        {
            return model.LogitsAtLabels(batch);
        }
        finally
        {
            foreach (var linear in model.Linears)
            {
                linear.Adapter = null;
            }
        }
    }

    /// <summary>The layer's own product, rounded where it rounds, with factors and sums of another type.</summary>
    private sealed class SummedOtherwise(FrozenLinear linear, ScalarType type) : IAdapter
    {
        public IReadOnlyList<NamedTensor> Parameters => [];

        public Tensor Forward(Tensor input, Tensor output, bool training) =>
            functional.linear(input.to(type), linear.Weight.to(type), linear.Bias?.to(type)).to(output.dtype);

        public IEnumerable<NamedTensor> Export() => [];

        public void Dispose()
        {
        }
    }
}
