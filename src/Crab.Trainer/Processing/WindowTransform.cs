using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Crab.Trainer.Processing;

/// <summary>
/// Fourier transforms of 400 points, of as many windows at once as a vector has lanes: Stockham's self-sorting form with radices
/// 5, 5, 4 and 4. Lane by lane every window is computed alike, so nothing is shuffled. Thread-safe.
/// </summary>
internal sealed class WindowTransform
{
    /// <summary>Points.</summary>
    public const int Length = 400;

    private static readonly int[] Radices = [5, 5, 4, 4];
    private readonly Stage[] _stages = new Stage[Radices.Length];

    /// <summary>Computes the rotations.</summary>
    public WindowTransform()
    {
        var (length, stride) = (Length, 1);
        for (var i = 0; i < Radices.Length; i++)
        {
            _stages[i] = Stage.Create(length, stride, Radices[i]);
            (length, stride) = (length / Radices[i], stride * Radices[i]);
        }
    }

    /// <summary>Xₖ = Σₙ xₙ exp(-2πi n k / 400) in every lane.</summary>
    /// <param name="values">[400], replaced by the transform.</param>
    /// <param name="scratch">[400], overwritten.</param>
    public void Run(Span<Lanes> values, Span<Lanes> scratch)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(scratch.Length, Length);

        // An even number of stages ends where it began.
        foreach (var stage in _stages)
        {
            if (stage.Radix == 4)
            {
                stage.Four(values, scratch);
            }
            else
            {
                stage.Five(values, scratch);
            }

            var filled = scratch;
            scratch = values;
            values = filled;
        }
    }

    /// <summary>A complex number in every lane.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct Lanes(Vector<float> real, Vector<float> imaginary)
    {
        public readonly Vector<float> Real = real;
        public readonly Vector<float> Imaginary = imaginary;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator +(Lanes a, Lanes b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator -(Lanes a, Lanes b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator *(Lanes a, float factor) => new(a.Real * factor, a.Imaginary * factor);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes operator *(Lanes a, Complex32 b) =>
            new(a.Real * b.Real - a.Imaginary * b.Imaginary, a.Real * b.Imaginary + a.Imaginary * b.Real);

        /// <summary>a - i b.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes MinusTurned(Lanes a, Lanes b) => new(a.Real + b.Imaginary, a.Imaginary - b.Real);

        /// <summary>a + i b.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes PlusTurned(Lanes a, Lanes b) => new(a.Real - b.Imaginary, a.Imaginary + b.Real);
    }

    /// <summary>A rotation.</summary>
    internal readonly record struct Complex32(float Real, float Imaginary)
    {
        public static Complex32 Turn(int step, int steps)
        {
            var (sine, cosine) = Math.SinCos(-2 * Math.PI * step / steps);
            return new((float)cosine, (float)sine);
        }
    }

    /// <summary>Short transforms of every <c>Length / Radix</c>th value, then rotated; <c>Stride</c> of them share their rotations.</summary>
    private sealed record Stage(int Radix, int Groups, int Stride, Complex32[] Rotations)
    {
        private const float FirstCosine = 0.309016994374947424f, SecondCosine = -0.809016994374947424f;
        private const float FirstSine = 0.951056516295153572f, SecondSine = 0.587785252292473129f;

        public static Stage Create(int length, int stride, int radix) => new(
            radix,
            length / radix,
            stride,
            [.. Enumerable.Range(0, length / radix).SelectMany(group => Enumerable.Range(1, radix - 1).Select(j => Complex32.Turn(group * j, length)))]);

        public void Four(ReadOnlySpan<Lanes> from, Span<Lanes> to)
        {
            for (var group = 0; group < Groups; group++)
            {
                var turn = Rotations.AsSpan(group * 3, 3);
                var (one, two, three) = (turn[0], turn[1], turn[2]);
                var into = to.Slice(group * 4 * Stride, 4 * Stride);
                for (var q = 0; q < Stride; q++)
                {
                    var at = q + Stride * group;
                    var (x0, x1, x2, x3) = (from[at], from[at + Stride * Groups], from[at + 2 * Stride * Groups], from[at + 3 * Stride * Groups]);
                    var (even, odd, evenGap, oddGap) = (x0 + x2, x1 + x3, x0 - x2, x1 - x3);
                    into[q] = even + odd;
                    into[q + Stride] = Lanes.MinusTurned(evenGap, oddGap) * one;
                    into[q + 2 * Stride] = (even - odd) * two;
                    into[q + 3 * Stride] = Lanes.PlusTurned(evenGap, oddGap) * three;
                }
            }
        }

        public void Five(ReadOnlySpan<Lanes> from, Span<Lanes> to)
        {
            for (var group = 0; group < Groups; group++)
            {
                var turn = Rotations.AsSpan(group * 4, 4);
                var (one, two, three, four) = (turn[0], turn[1], turn[2], turn[3]);
                var into = to.Slice(group * 5 * Stride, 5 * Stride);
                for (var q = 0; q < Stride; q++)
                {
                    var at = q + Stride * group;
                    var (x0, x1, x2) = (from[at], from[at + Stride * Groups], from[at + 2 * Stride * Groups]);
                    var (x3, x4) = (from[at + 3 * Stride * Groups], from[at + 4 * Stride * Groups]);
                    var (outer, inner, outerGap, innerGap) = (x1 + x4, x2 + x3, x1 - x4, x2 - x3);
                    var (first, second) = (x0 + outer * FirstCosine + inner * SecondCosine, x0 + outer * SecondCosine + inner * FirstCosine);
                    var (firstTurn, secondTurn) = (outerGap * FirstSine + innerGap * SecondSine, outerGap * SecondSine - innerGap * FirstSine);
                    into[q] = x0 + outer + inner;
                    into[q + Stride] = Lanes.MinusTurned(first, firstTurn) * one;
                    into[q + 2 * Stride] = Lanes.MinusTurned(second, secondTurn) * two;
                    into[q + 3 * Stride] = Lanes.PlusTurned(second, secondTurn) * three;
                    into[q + 4 * Stride] = Lanes.PlusTurned(first, firstTurn) * four;
                }
            }
        }
    }
}
