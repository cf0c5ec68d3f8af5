using AvUie.Shards;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Training;

/// <summary>Tensors to and from safetensors.</summary>
internal static class TensorBytes
{
    /// <summary>A tensor to write; its bytes are copied now.</summary>
    public static SafetensorsPart Part(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        var type = plain.dtype switch
        {
            ScalarType.Float32 => TensorType.F32,
            ScalarType.BFloat16 => TensorType.BF16,
            ScalarType.Int64 => TensorType.I64,
            _ => throw new ArgumentException($"tensor '{name}' is of {plain.dtype}", nameof(tensor)),
        };
        return SafetensorsPart.Bytes(name, type, plain.shape, plain.bytes.ToArray());
    }

    /// <summary>A tensor on the processor from little-endian bytes, which are copied.</summary>
    public static Tensor Tensor(TensorType type, IReadOnlyList<long> shape, ReadOnlySpan<byte> bytes)
    {
        var made = empty([.. shape], dtype: Scalar(type));
        bytes.CopyTo(made.bytes);
        return made;
    }

    private static ScalarType Scalar(TensorType type) => type switch
    {
        TensorType.F64 => ScalarType.Float64,
        TensorType.F32 => ScalarType.Float32,
        TensorType.F16 => ScalarType.Float16,
        TensorType.BF16 => ScalarType.BFloat16,
        TensorType.I64 => ScalarType.Int64,
        TensorType.I32 => ScalarType.Int32,
        TensorType.I16 => ScalarType.Int16,
        TensorType.I8 => ScalarType.Int8,
        TensorType.U8 => ScalarType.Byte,
        TensorType.Bool => ScalarType.Bool,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>Overwrites a tensor of float32 with what a file holds under a name.</summary>
    /// <exception cref="InvalidDataException">The file's tensor is absent or of another shape.</exception>
    public static void Fill(Tensor tensor, SafetensorsFile file, string name)
    {
        if (!file.Tensors.TryGetValue(name, out var stored) || !stored.Shape.SequenceEqual(tensor.shape))
        {
            throw new InvalidDataException(
                $"{file.Path}: expected a tensor '{name}' of shape [{string.Join(", ", tensor.shape)}], " +
                $"found {(stored is null ? "none" : $"[{string.Join(", ", stored.Shape)}]")}. Resume with the options of the first run.");
        }

        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        tensor.copy_(torch.tensor(file.ReadSingles(name), [.. stored.Shape]));
    }
}
