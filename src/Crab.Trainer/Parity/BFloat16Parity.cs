using System.Globalization;
using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
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
    /// How many times as far the golden may lie from ours as two other orders of summing lie apart. Between 0.9 and 1.5 were seen; a place of
    /// rounding too many or too few gives more than two.
    /// </summary>
    private const double MostSpreads = 1.7;

    private const string LogitsName = "logits_at_labels";

    /// <inheritdoc />
    public string Name => "thinker/bf16";

    /// <summary>Whether the tolerance holds as it stands, as it does where sums run in the original's order; null to find out.</summary>
    public bool? InOriginalOrder { get; init; }

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, Device device, CancellationToken cancellation)
    {
        using var goldens = ThinkerGoldens.Open(folder, OriginalLogMel.Compute);
        if (goldens is null)
        {
            yield break;
        }

        var strict = InOriginalOrder ?? (device.type == DeviceType.CPU && OriginalSums.Use());
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
            yield return result.Verdict == ParityVerdict.Fail && result.Compared > 0 && !strict
                ? AgainstSpread(result, comparison.Golden(LogitsName), logits, model, batch)
                : result;
            yield return comparison.Close("loss", model.Loss(batch, training: false), Tolerance.BFloat16);
        }
    }

    /// <summary>
    /// Where sums do not run in the original's order, logits beyond the tolerance differ by design if they lie hardly further apart than two
    /// other orders do: the model carries one rounding that falls the other way into every later one.
    /// </summary>
    private static ParityResult AgainstSpread(ParityResult result, Tensor golden, Tensor ours, Thinker model, Batch batch)
    {
        var apart = Distance(ours, golden);
        var spread = Distance(Summed(model, batch, ScalarType.Float32), Summed(model, batch, ScalarType.Float64));
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"beyond {result.Tolerance:G1}; a label's logits lie {apart:G3} apart, two other orders of summing {spread:G3}");
        return result with { Verdict = apart <= MostSpreads * spread ? ParityVerdict.DiffersByDesign : ParityVerdict.Fail, Detail = detail };
    }

    /// <summary>Root mean square over the logits of a label, mean over the labels: a few labels that lie far apart weigh no more than they are.</summary>
    private static double Distance(Tensor one, Tensor two)
    {
        using var scope = NewDisposeScope();
        return (one.to(ScalarType.Float64).cpu() - two.to(ScalarType.Float64).cpu().view(one.shape)).Squared().mean([-1]).sqrt().mean().item<double>();
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
