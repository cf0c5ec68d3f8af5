using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>(x − mean) / √(variance + 1e-5) · weight + bias.</summary>
internal sealed class LayerNorm(IWeights weights, string name, long size) : IDisposable
{
    private const double Epsilon = 1e-5;
    private readonly Tensor _weight = weights.Take(name + ".weight", size);
    private readonly Tensor _bias = weights.Take(name + ".bias", size);

    /// <summary>[…, size] to the same.</summary>
    public Tensor Forward(Tensor input) => functional.layer_norm(input, [size], _weight, _bias, Epsilon);

    /// <inheritdoc />
    public void Dispose()
    {
        _weight.Dispose();
        _bias.Dispose();
    }
}
