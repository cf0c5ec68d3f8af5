using Crab.Trainer.Adapters;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Model;

/// <summary>A linear layer that is not trained, and the adapter on it, if any.</summary>
internal sealed class FrozenLinear : IDisposable
{
    /// <summary>Takes over weight and bias.</summary>
    public FrozenLinear(string name, Tensor weight, Tensor? bias = null)
    {
        (Name, Weight, Bias) = (name, weight, bias);
    }

    /// <summary>Takes <c>name.weight</c> and, if the layer has one, <c>name.bias</c>.</summary>
    public FrozenLinear(IWeights weights, string name, long inputs, long outputs, bool bias)
        : this(name, weights.Take(name + ".weight", outputs, inputs), bias ? weights.Take(name + ".bias", outputs) : null)
    {
    }

    /// <summary>Name in the model, by which adapters find it.</summary>
    public string Name { get; }

    /// <summary>[outputs, inputs].</summary>
    public Tensor Weight { get; }

    /// <summary>[outputs].</summary>
    public Tensor? Bias { get; }

    /// <summary>What is trained in the layer's place.</summary>
    public IAdapter? Adapter { get; set; }

    /// <summary>A layer with seeded weights of variance 1/inputs.</summary>
    public static FrozenLinear Seeded(long seed, string name, long inputs, long outputs, ScalarType type) =>
        new(name, SeededTensors.Normal(seed, name, [outputs, inputs], 1 / Math.Sqrt(inputs), type));

    /// <summary>[…, inputs] to [..., outputs].</summary>
    public Tensor Forward(Tensor input, bool training)
    {
        // Flat, so that the bias is rounded with its product, as in Python: given three dimensions, libtorch's own form of this function adds
        // it to the product's rounded result. And so that an adapter adds to the output where it lies: through a view, autograd would copy it.
        using var scope = NewDisposeScope();
        var flat = input.reshape(-1, input.shape[^1]);
        var output = functional.linear(flat, Weight, Bias);
        output = Adapter?.Forward(flat, output, training) ?? output;
        return output.view([.. input.shape[..^1], Weight.shape[0]]).MoveToOuterDisposeScope();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Weight.Dispose();
        Bias?.Dispose();
        Adapter?.Dispose();
    }
}
