using AvUie.Shards;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Weights;

/// <summary>
/// Gives a model memory for its parameters and then reads a checkpoint into it, file by file, each from its first to its last byte: no
/// parameter is ever in memory twice.
/// </summary>
/// <param name="files">The checkpoint, checked.</param>
/// <param name="prefix">Before every name in the files.</param>
/// <param name="type">What the model computes in.</param>
/// <param name="device">Where it computes.</param>
internal sealed class CheckpointWeights(WeightFiles files, string prefix, ScalarType type, Device device) : IWeights
{
    private const int ChunkElements = 4 << 20;
    private readonly Dictionary<string, Tensor> _taken = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ScalarType Type => type;

    /// <inheritdoc />
    public Device Device => device;

    /// <inheritdoc />
    public Tensor Take(string name, params long[] shape)
    {
        var tensor = empty(shape, dtype: type, device: device).DetachFromDisposeScope();
        _taken.Add(prefix + name, tensor);
        return tensor;
    }

    /// <summary>Reads everything that was taken.</summary>
    public void Fill()
    {
        using var quiet = no_grad();
        foreach (var file in files.Files)
        {
            foreach (var stored in file.Tensors.Values.OrderBy(static tensor => tensor.Offset))
            {
                if (_taken.TryGetValue(stored.Name, out var tensor))
                {
                    Read(file, stored, tensor);
                }
            }
        }
    }

    private void Read(SafetensorsFile file, SafetensorsTensor stored, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var flat = tensor.view(-1);
        var width = stored.Type.Size();
        var direct = device.type == DeviceType.CPU && stored.Type == TensorTypeOf(type);
        var staging = direct ? null : empty(Math.Min(ChunkElements, stored.ElementCount), dtype: ScalarTypeOf(stored.Type));
        for (var at = 0L; at < stored.ElementCount; at += ChunkElements)
        {
            using var chunk = NewDisposeScope();
            var count = Math.Min(ChunkElements, stored.ElementCount - at);
            var target = flat.narrow(0, at, count);
            var buffer = staging is null ? target : staging.narrow(0, 0, count);
            file.Read(stored.Name, at * width, buffer.bytes);
            if (staging is not null)
            {
                target.copy_(buffer);
            }
        }
    }

    private static TensorType? TensorTypeOf(ScalarType type) => type switch
    {
        ScalarType.BFloat16 => TensorType.BF16,
        ScalarType.Float32 => TensorType.F32,
        _ => null,
    };

    private static ScalarType ScalarTypeOf(TensorType type) => type switch
    {
        TensorType.BF16 => ScalarType.BFloat16,
        TensorType.F32 => ScalarType.Float32,
        TensorType.F16 => ScalarType.Float16,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a type of weights"),
    };
}
