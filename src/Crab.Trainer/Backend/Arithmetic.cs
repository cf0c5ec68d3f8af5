using TorchSharp;
using static TorchSharp.torch;

namespace Crab.Trainer.Backend;

/// <summary>
/// Sums, products and ranges with numbers that live until libtorch has read them. TorchSharp's own operators hand libtorch a number that
/// nothing holds any more: where the garbage collector runs at that moment, it is freed while it is read, and the step fails or is wrong.
/// A test keeps them out of the trainer. Products, quotients and differences of two tensors have no such number.
/// </summary>
/// <remarks>Results belong to the caller's dispose scope, as those of the operators do.</remarks>
internal static class Arithmetic
{
    /// <summary>1, as libtorch's sums want it for a factor.</summary>
    public static readonly Scalar One = 1.ToScalar();

    private static readonly Scalar Two = 2.ToScalar();

    /// <summary>left + right.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    /// <summary>left + right.</summary>
    public static Tensor Plus(this Tensor left, double right)
    {
        using var number = right.ToScalar();
        return left.add(number, One);
    }

    /// <summary>left + right; whole numbers stay whole.</summary>
    public static Tensor Plus(this Tensor left, long right)
    {
        using var number = right.ToScalar();
        return left.add(number, One);
    }

    /// <summary>left · right.</summary>
    public static Tensor Times(this Tensor left, double right)
    {
        using var number = right.ToScalar();
        return left.mul(number);
    }

    /// <summary>left ÷ right.</summary>
    public static Tensor Over(this Tensor left, double right)
    {
        using var number = right.ToScalar();
        return left.div(number);
    }

    /// <summary>Values times themselves.</summary>
    public static Tensor Squared(this Tensor values) => values.pow(Two);

    /// <summary>left · right, where left lies.</summary>
    public static Tensor Multiply(this Tensor left, double right)
    {
        using var number = right.ToScalar();
        return left.mul_(number);
    }

    /// <summary>left ÷ right, where left lies.</summary>
    public static Tensor Divide(this Tensor left, double right)
    {
        using var number = right.ToScalar();
        return left.div_(number);
    }

    /// <summary>left + right, where left lies.</summary>
    public static Tensor Add(this Tensor left, double right)
    {
        using var number = right.ToScalar();
        return left.add_(number, One);
    }

    /// <summary>A value wherever the mask is true.</summary>
    public static Tensor Filled(this Tensor values, Tensor mask, double value)
    {
        using var number = value.ToScalar();
        return values.masked_fill(mask, number);
    }

    /// <summary>start, start + step, ... below stop; of 64-bit integers unless a type is named.</summary>
    public static Tensor Range(long start, long stop, long step = 1, ScalarType type = ScalarType.Int64, Device? device = null)
    {
        using Scalar first = start.ToScalar(), last = stop.ToScalar(), each = step.ToScalar();
        return arange(first, last, each, type, device);
    }
}
