using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Tests;

internal static class Tensors
{
    /// <summary>max |a − b| ÷ max |b|.</summary>
    public static double RelativeDifference(Tensor actual, Tensor expected)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        return ((actual - expected).abs().max() / expected.abs().max()).to(ScalarType.Float32).item<float>();
    }

    public static double LargestDifference(float[] actual, float[] expected)
    {
        Assert.Equal(expected.Length, actual.Length);
        return actual.Zip(expected, static (a, b) => Math.Abs(a - b)).Max() / expected.Max(Math.Abs);
    }
}
