using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>
/// An input and the layers that it goes through. Runs them as one, or keeps only each layer's input and computes its inside again for
/// the gradient, so that one layer's activations are in memory at a time.
/// </summary>
/// <remarks>Dropout is seeded before each layer, so that what is computed again is what was computed, on any device.</remarks>
/// <param name="input">What the first layer takes.</param>
/// <param name="layers">Each takes what the one before it gives.</param>
/// <param name="seed">Seeds dropout in these layers; null leaves the random state alone.</param>
internal sealed class Stage(Tensor input, IReadOnlyList<Func<Tensor, Tensor>> layers, long? seed)
{
    private const string LayerSeed = "layer";
    private readonly List<Tensor> _inputs = [];

    /// <summary>Runs all layers; gradients flow as autograd keeps them.</summary>
    public Tensor Run()
    {
        var hidden = input;
        for (var i = 0; i < layers.Count; i++)
        {
            hidden = Layer(i, hidden);
        }

        return hidden;
    }

    /// <summary>Runs all layers without autograd and keeps what <see cref="Backward"/> needs.</summary>
    public Tensor RunKeepingInputs()
    {
        using var quiet = no_grad();
        var hidden = input;
        for (var i = 0; i < layers.Count; i++)
        {
            _inputs.Add(hidden);
            hidden = Layer(i, hidden);
        }

        return hidden;
    }

    /// <summary>Gives the layers' adapters their gradients, from the last layer to the first.</summary>
    /// <param name="gradient">Of the loss by the output.</param>
    /// <returns>Of the loss by the input.</returns>
    public Tensor Backward(Tensor gradient)
    {
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            using var scope = NewDisposeScope();
            var start = _inputs[i].detach().requires_grad_(true);
            Layer(i, start).backward([gradient]);
            var next = start.grad!.MoveToOuterDisposeScope();
            if (i < layers.Count - 1)
            {
                // Neither the caller's: what one layer needed is gone before the next takes its share.
                gradient.Dispose();
            }

            if (i > 0)
            {
                _inputs[i].Dispose();
            }

            gradient = next;
        }

        _inputs.Clear();
        return gradient;
    }

    private Tensor Layer(int index, Tensor hidden)
    {
        if (seed is { } value)
        {
            manual_seed((long)SeededTensors.Mix(value + index, LayerSeed));
        }

        return layers[index](hidden);
    }
}
