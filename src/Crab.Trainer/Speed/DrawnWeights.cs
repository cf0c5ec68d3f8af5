using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Speed;

/// <summary>Random parameters drawn on the device that they are for: 7 billion would take minutes on the processor. Norms are one, biases zero.</summary>
internal sealed class DrawnWeights(ScalarType type, Device device) : IWeights
{
    /// <inheritdoc />
    public ScalarType Type => type;

    /// <inheritdoc />
    public Device Device => device;

    /// <inheritdoc />
    public Tensor Take(string name, params long[] shape)
    {
        if (shape.Length == 1)
        {
            var bias = name.EndsWith("bias", StringComparison.Ordinal);
            return (bias ? zeros(shape, type, device) : ones(shape, type, device)).DetachFromDisposeScope();
        }

        return empty(shape, type, device).normal_(0, 1 / Math.Sqrt(shape[^1])).DetachFromDisposeScope();
    }
}
