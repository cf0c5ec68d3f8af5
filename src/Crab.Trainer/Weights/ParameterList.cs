using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Weights;

/// <summary>Notes what a model asks for and gives it tensors without memory: the META pass, before a byte is read.</summary>
internal sealed class ParameterList : IWeights
{
    private readonly Dictionary<string, long[]> _shapes = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ScalarType Type => ScalarType.BFloat16;

    /// <inheritdoc />
    public Device Device => META;

    /// <summary>Every parameter's shape by name, in the order of the model.</summary>
    public IReadOnlyDictionary<string, long[]> Shapes => _shapes;

    /// <summary>Elements of all parameters.</summary>
    public long Count => _shapes.Values.Sum(static shape => shape.Aggregate(1L, static (product, size) => product * size));

    /// <inheritdoc />
    public Tensor Take(string name, params long[] shape)
    {
        _shapes.Add(name, shape);
        return empty(shape, dtype: Type, device: Device).DetachFromDisposeScope();
    }
}
