using System.Text;
using Crab.Trainer.Backend;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Model;

/// <summary>Random tensors that depend on seed and name alone, not on what else a model is made of.</summary>
internal static class SeededTensors
{
    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;

    /// <summary>Normal values with a standard deviation, in no dispose scope.</summary>
    public static Tensor Normal(long seed, string name, long[] shape, double deviation, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(Mix(seed, name));
        return randn(shape, generator: generator).Times(deviation).to(type).DetachFromDisposeScope();
    }

    /// <summary>Uniform values in ±1/√fan-in (Kaiming's with a = √5), in no dispose scope.</summary>
    public static Tensor KaimingUniform(long seed, string name, long[] shape, ScalarType type)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(Mix(seed, name));
        var bound = 1 / Math.Sqrt(shape[^1]);
        return rand(shape, generator: generator).Times(2).Plus(-1).Times(bound).to(type).DetachFromDisposeScope();
    }

    /// <summary>A seed of its own for every name.</summary>
    public static ulong Mix(long seed, string name)
    {
        var hash = FnvOffset ^ (ulong)seed;
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ value) * FnvPrime;
        }

        return hash & long.MaxValue;
    }
}
