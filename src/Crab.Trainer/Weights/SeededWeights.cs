using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Weights;

/// <summary>
/// Random parameters that keep activations at their size: embeddings of variance 1, matrices of variance 1 / inputs, norms one, biases
/// zero. Each depends on seed and name alone.
/// </summary>
internal sealed class SeededWeights(long seed, ScalarType type, Device? device = null) : IWeights
{
    private const string Embedding = "embed_tokens.weight";

    /// <inheritdoc />
    public ScalarType Type => type;

    /// <inheritdoc />
    public Device Device { get; } = device ?? CPU;

    /// <inheritdoc />
    public Tensor Take(string name, params long[] shape)
    {
        using var scope = NewDisposeScope();
        if (shape.Length == 1)
        {
            var bias = name.EndsWith("bias", StringComparison.Ordinal);
            return (bias ? zeros(shape, type, Device) : ones(shape, type, Device)).DetachFromDisposeScope();
        }

        var inputs = shape[1..].Aggregate(1L, static (product, size) => product * size);
        var deviation = name.EndsWith(Embedding, StringComparison.Ordinal) ? 1 : 1 / Math.Sqrt(inputs);
        var values = SeededTensors.Normal(seed, name, shape, deviation, type);
        if (Device.type == DeviceType.CPU)
        {
            return values;
        }

        using (values)
        {
            return values.to(Device).DetachFromDisposeScope();
        }
    }
}
