using Crab.Trainer.Adapters;
using Crab.Trainer.Cli;
using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Crab.Trainer.Speed;

/// <summary>
/// A decoder of a shape with random weights, to be timed. The one place that knows which classes a decoder is made of.
/// </summary>
internal sealed class ShapedDecoder : IDisposable
{
    private readonly DecoderLayer[] _layers;
    private readonly Tensor _embedding, _head;
    private readonly Rotary _rotary;
    private readonly ScalarType _type;

    /// <summary>Makes the weights on the device.</summary>
    /// <exception cref="UsageException">The decoder's classes cannot live there, or the shape is none of theirs.</exception>
    public ShapedDecoder(DecoderShape shape, AdapterOptions options, ScalarType type, Device device)
    {
        var config = new TinyConfig
        {
            Layers = shape.Layers,
            Hidden = shape.Hidden,
            Heads = shape.Heads,
            KeyValueHeads = shape.KeyValueHeads,
            Intermediate = shape.Intermediate,
            RopeTheta = 1e6,
        };
        if (config.Problems().ToArray() is { Length: > 0 } problems)
        {
            throw new UsageException(string.Join(' ', problems));
        }

        if (device.type != DeviceType.CPU)
        {
            throw new UsageException($"--device {device}: this decoder's weights are made on the processor only.");
        }

        _type = type;
        _layers = [.. Enumerable.Range(0, shape.Layers).Select(index => new DecoderLayer(config, index, seed: 1, type))];
        _rotary = new Rotary(config.HeadSize, config.RopeTheta);
        _embedding = SeededTensors.Normal(1, "embedding", [shape.Vocabulary, shape.Hidden], 1, type);
        _head = SeededTensors.Normal(1, "head", [shape.Vocabulary, shape.Hidden], 1 / Math.Sqrt(shape.Hidden), type);
        Parameters = AdapterKinds.Attach(_layers.SelectMany(static layer => layer.Linears), options, seed: 1);
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<NamedTensor> Parameters { get; }

    /// <summary>A step's forward and backward over one row, of which the last tokens are learnt.</summary>
    public void Step(Tensor ids, int labels)
    {
        using var scope = NewDisposeScope();
        var length = ids.shape[0];
        var (cosine, sine) = _rotary.Of(arange(length).expand(3, 1, length), _type);
        var hidden = _embedding.index_select(0, ids).unsqueeze(0);
        foreach (var layer in _layers)
        {
            hidden = layer.Forward(hidden, cosine, sine, training: true);
        }

        var logits = functional.linear(hidden.select(0, 0).narrow(0, length - labels, labels), _head).to(ScalarType.Float32);
        functional.cross_entropy(logits, ids.narrow(0, length - labels, labels)).backward();
        foreach (var parameter in Parameters)
        {
            parameter.Tensor.grad = null;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var layer in _layers)
        {
            layer.Dispose();
        }

        _embedding.Dispose();
        _head.Dispose();
        _rotary.Dispose();
    }
}
