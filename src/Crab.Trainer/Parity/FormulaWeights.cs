using System.Runtime.InteropServices;
using System.Text;
using Crab.Trainer.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary>
/// Weights by integer formula, as the makers of the goldens make those of the full width: element i of a parameter is
/// offset + scale · u, u = (splitmix64(fnv1a64(salt + name) + i) &gt;&gt; 40) / 2²³ − 1, all in float32.
/// </summary>
/// <param name="salt">Before every name.</param>
/// <param name="device">Where the model computes.</param>
internal sealed class FormulaWeights(string salt, Device device) : IWeights
{
    private const int Chunk = 1 << 20;

    /// <inheritdoc />
    public ScalarType Type => ScalarType.Float32;

    /// <inheritdoc />
    public Device Device => device;

    /// <inheritdoc />
    public Tensor Take(string name, params long[] shape)
    {
        var tensor = empty(shape).DetachFromDisposeScope();
        Fill(tensor, name);
        if (device.type == DeviceType.CPU)
        {
            return tensor;
        }

        using (tensor)
        {
            return tensor.to(device).DetachFromDisposeScope();
        }
    }

    /// <summary>The first values of a parameter.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="shape">The whole parameter's shape.</param>
    /// <param name="count">Values wanted.</param>
    public float[] First(string name, long[] shape, int count)
    {
        var values = new float[count];
        Fill(values, 0, name, shape);
        return values;
    }

    /// <summary>Gives a parameter its values.</summary>
    /// <param name="tensor">Contiguous float32 on the processor.</param>
    /// <param name="name">The parameter's name.</param>
    public void Fill(Tensor tensor, string name)
    {
        var (count, shape) = (tensor.numel(), tensor.shape);
        Parallel.For(0, (int)((count + Chunk - 1) / Chunk), chunk =>
        {
            using var scope = NewDisposeScope();
            var first = (long)chunk * Chunk;
            Fill(MemoryMarshal.Cast<byte, float>(tensor.view(-1).narrow(0, first, Math.Min(Chunk, count - first)).bytes), first, name, shape);
        });
    }

    private void Fill(Span<float> values, long first, string name, long[] shape)
    {
        var seed = Hash(salt + name);
        var (scale, offset) = Rule(name, shape);
        for (var i = 0; i < values.Length; i++)
        {
            var unit = (Mixed(seed + (ulong)(first + i)) >> 40) / 8388608f - 1f;
            values[i] = offset + scale * unit;
        }
    }

    /// <summary>Scale and offset of a parameter: the one rule for model and adapters.</summary>
    private static (float Scale, float Offset) Rule(string name, long[] shape)
    {
        bool Has(string part) => name.Contains(part, StringComparison.Ordinal);
        var inputs = shape.Length > 1 ? shape[1..].Aggregate(1L, static (product, size) => product * size) : 1;
        return Has("lora_route") ? ((float)(1.5 / Math.Sqrt(shape[1])), 0)
            : Has("lora_") ? ((float)(0.8 / Math.Sqrt(shape[1])), 0)
            : Has("embed_tokens") ? (1.5f, 0)
            : shape.Length > 1 ? ((float)(2.5 / Math.Sqrt(inputs)), 0)
            : name.EndsWith("bias", StringComparison.Ordinal) ? (0.3f, 0)
            : (0.3f, 1);
    }

    private static ulong Hash(string name) =>
        Encoding.UTF8.GetBytes(name).Aggregate(0xCBF29CE484222325UL, static (hash, value) => unchecked((hash ^ value) * 0x100000001B3UL));

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
