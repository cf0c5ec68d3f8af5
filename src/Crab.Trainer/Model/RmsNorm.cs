using Crab.Trainer.Backend;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>x / √(mean x² + ε) · weight; the division in float32 whatever comes in.</summary>
internal sealed class RmsNorm(IWeights weights, string name, long size, double epsilon) : IDisposable
{
    private readonly Tensor _weight = weights.Take(name + ".weight", size);

    /// <summary>[…, size] to the same.</summary>
    public Tensor Forward(Tensor input)
    {
        var wide = input.to(ScalarType.Float32);
        return (wide * rsqrt(wide.Squared().mean([-1], keepdim: true).Plus(epsilon))).to(input.dtype) * _weight;
    }

    /// <inheritdoc />
    public void Dispose() => _weight.Dispose();
}
