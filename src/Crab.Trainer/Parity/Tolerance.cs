using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Parity;

/// <summary>How far numbers may lie from the reference's, relative to the largest: what the goldens' README allows.</summary>
internal static class Tolerance
{
    /// <summary>bfloat16 on any device.</summary>
    public const double BFloat16 = 3e-2;

    /// <summary>Forward passes in float32.</summary>
    public static double Forward(Device device) => device.type == DeviceType.CPU ? 1e-4 : 1e-3;

    /// <summary>Gradients and trained weights in float32.</summary>
    public const double Gradient = 1e-3;
}
