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
    /// How many times as far the golden may lie from ours as ours does from itself summed otherwise. One is expected; a bias that is rounded
    /// apart from its product, a single place of rounding too many, gives one and a half.
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
    /// Logits beyond the tolerance differ by design if they lie no further apart, root mean square over all, than ours do when the same
    /// products are summed in another order: the model carries one rounding that falls the other way into every later one.
    /// </summary>
    private static ParityResult AgainstSpread(ParityResult result, Tensor golden, Tensor ours, Thinker model, Batch batch)
    {
        foreach (var linear in model.Linears)
        {
            linear.Adapter = new SummedOtherwise(linear);
        }

        var other = model.LogitsAtLabels(batch);
        foreach (var linear in model.Linears)
        {
            linear.Adapter = null;
        }

        double Distance(Tensor one, Tensor two) => (one.to(ScalarType.Float64).cpu().view(-1) - two.to(ScalarType.Float64).cpu().view(-1)).square().mean().sqrt().item<double>();
        var (apart, spread) = (Distance(ours, golden), Distance(ours, other));
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"beyond {result.Tolerance:G1}; root mean square {apart:G3} apart, ours summed in another order {spread:G3}");
        return result with { Verdict = apart <= MostSpreads * spread ? ParityVerdict.DiffersByDesign : ParityVerdict.Fail, Detail = detail };
    }

    /// <summary>The layer's own product, rounded where it rounds, with sums in float64.</summary>
    private sealed class SummedOtherwise(FrozenLinear linear) : IAdapter
    {
        public IReadOnlyList<NamedTensor> Parameters => [];

        public Tensor Forward(Tensor input, Tensor output, bool training) =>
            functional.linear(input.to(ScalarType.Float64), linear.Weight.to(ScalarType.Float64), linear.Bias?.to(ScalarType.Float64)).to(output.dtype);

        public IEnumerable<NamedTensor> Export() => [];

        public void Dispose()
        {
        }
    }
}
