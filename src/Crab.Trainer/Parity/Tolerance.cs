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

    /// <summary>
    /// What lies behind a video. Its frames are resized here, and a resized byte may differ by one level where the reference's sum falls
    /// on a half (the goldens allow 1 byte in 1000; about 1 in 500,000 does). One such byte moves the small model's numbers by so much.
    /// </summary>
    public const double BehindResizedVideo = 5e-3;

    /// <summary>The tolerance for a batch: as given, or that behind a video where it holds one.</summary>
    public static double For(IEnumerable<Processing.ProcessedSample> samples, double plain) =>
        samples.Any(static sample => sample.Vision.Any(static span => span.IsVideo)) ? Math.Max(plain, BehindResizedVideo) : plain;
}
