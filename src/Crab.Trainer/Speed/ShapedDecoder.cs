using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
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
    private readonly TextDecoder _decoder;

    /// <summary>Makes the weights on the device.</summary>
    public ShapedDecoder(DecoderShape shape, AdapterOptions options, ScalarType type, Device device)
    {
        _decoder = new TextDecoder(shape.ToConfig(), new DrawnWeights(type, device), new Attention());
        Parameters = AdapterKinds.Attach(_decoder.Linears, options, seed: 1);
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<NamedTensor> Parameters { get; }

    /// <summary>A step's forward and backward over one row, of which the last tokens are learnt.</summary>
    public void Step(Tensor ids, int labels)
    {
        using var scope = NewDisposeScope();
        var length = ids.shape[0];
        var hidden = _decoder.Embed(ids).unsqueeze(0);
        foreach (var layer in _decoder.Layers(Arithmetic.Range(0, length, device: ids.device).expand(3, 1, length), training: true))
        {
            hidden = layer(hidden);
        }

        var logits = _decoder.Logits(_decoder.Norm(hidden.select(0, 0).narrow(0, length - labels, labels))).to(ScalarType.Float32);
        functional.cross_entropy(logits, ids.narrow(0, length - labels, labels)).backward();
        foreach (var parameter in Parameters)
        {
            parameter.Tensor.grad = null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _decoder.Dispose();
}
