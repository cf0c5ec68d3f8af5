using Crab.Trainer.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Adapters;

/// <summary>New trained tensors for a layer: of its type, on its device, in no dispose scope.</summary>
internal static class AdapterParameters
{
    /// <summary>Uniform in ±1/√fan-in, the same on every device.</summary>
    public static Tensor Uniform(FrozenLinear linear, long seed, string name, params long[] shape) =>
        Trained(linear, SeededTensors.KaimingUniform(seed, $"{linear.Name}.{name}", shape, ScalarType.Float32));

    /// <summary>Zeros.</summary>
    public static Tensor Zeros(FrozenLinear linear, params long[] shape) => Trained(linear, zeros(shape));

    /// <summary>Ones.</summary>
    public static Tensor Ones(FrozenLinear linear, params long[] shape) => Trained(linear, ones(shape));

    private static Tensor Trained(FrozenLinear linear, Tensor made)
    {
        using var own = made;
        return own.to(linear.Weight.dtype, linear.Weight.device, copy: true).DetachFromDisposeScope().requires_grad_(true);
    }
}
