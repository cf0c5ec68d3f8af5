namespace AvUie.Core;

/// <summary>For every output position of one axis: the first input position that counts and the weights from there on.</summary>
/// <remarks>
/// Antialiased bicubic, a = -0.5, support 2 · max(scale, 1), weights normalised to one. Both rules are the same function; they
/// differ in the arithmetic. <c>ATen/native/cpu/UpSampleKernel.cpp</c> (single precision) and <c>PIL/src/libImaging/Resample.c</c>
/// (double precision, then 22-bit fixed point).
/// </remarks>
/// <param name="First">First input position per output position; ascending.</param>
/// <param name="Offsets">Where its weights begin; one entry more than positions.</param>
/// <param name="Weights">All weights.</param>
internal sealed record FilterBank<T>(int[] First, int[] Offsets, T[] Weights)
{
    public int Count(int output) => Offsets[output + 1] - Offsets[output];

    public ReadOnlySpan<T> At(int output) => Weights.AsSpan(Offsets[output], Count(output));
}

/// <summary>Makes the weights.</summary>
internal static class FilterBanks
{
    private const int FixedPointBits = 22;

    /// <summary>
    /// The last of the weights 1, 2, ... of an output position whose product torch rounds before it is added; the first product has
    /// nothing to be added to, and the others are fused with their additions.
    /// </summary>
    /// <remarks>
    /// The compiler of torch's releases multiplies whole blocks of four at a time and adds their products in order. Found by trying:
    /// so, and not with blocks of 8 or 16, fused throughout or apart throughout, every byte of the reference's resized frames comes out.
    /// </remarks>
    public static int LastApart(int count) => (count - 1) & ~3;

    /// <summary>torch's interpolate(mode="bicubic", antialias=True).</summary>
    public static FilterBank<float> Torch(int input, int output)
    {
        var scale = (float)input / output;
        var support = scale >= 1 ? 2f * scale : 2f;
        var inverse = scale >= 1 ? 1f / scale : 1f;
        var first = new int[output];
        var offsets = new int[output + 1];
        var weights = new List<float>();
        for (var i = 0; i < output; i++)
        {
            // Halves are double precision in the original: the place in the filter is rounded once at the subtraction, once at the end.
            var center = (float)(scale * (i + 0.5));
            first[i] = Math.Max((int)(center - support + 0.5), 0);
            var count = Math.Min((int)(center + support + 0.5), input) - first[i];
            var total = 0f;
            for (var j = 0; j < count; j++)
            {
                var weight = Cubic((float)((j + first[i] - center + 0.5) * inverse));
                weights.Add(weight);
                total += weight;
            }

            for (var j = offsets[i]; j < weights.Count; j++)
            {
                weights[j] /= total;
            }

            offsets[i + 1] = weights.Count;
        }

        return new FilterBank<float>(first, offsets, [.. weights]);
    }

    /// <summary>Pillow's resize(resample=BICUBIC) of 8-bit pictures.</summary>
    public static FilterBank<int> Pillow(int input, int output)
    {
        var scale = (double)input / output;
        var filterScale = Math.Max(scale, 1);
        var support = 2.0 * filterScale;
        var first = new int[output];
        var offsets = new int[output + 1];
        var weights = new List<int>();
        var exact = new List<double>();
        for (var i = 0; i < output; i++)
        {
            var center = (i + 0.5) * scale;
            first[i] = Math.Max((int)(center - support + 0.5), 0);
            var count = Math.Min((int)(center + support + 0.5), input) - first[i];
            exact.Clear();
            var total = 0.0;
            for (var j = 0; j < count; j++)
            {
                exact.Add(Cubic((j + first[i] - center + 0.5) * (1.0 / filterScale)));
                total += exact[j];
            }

            foreach (var weight in exact)
            {
                var scaled = weight / total * (1 << FixedPointBits);
                weights.Add((int)(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
            }

            offsets[i + 1] = weights.Count;
        }

        return new FilterBank<int>(first, offsets, [.. weights]);
    }

    // With contraction, as torch is compiled: a product that is added to something is not rounded before.
    private static float Cubic(float x)
    {
        const float a = -0.5f;
        static float Fused(float left, float right, float addend) => MathF.FusedMultiplyAdd(left, right, addend);
        x = Math.Abs(x);
        return x < 1 ? Fused(Fused(a + 2f, x, -(a + 3f)) * x, x, 1)
            : x < 2 ? Fused(Fused(Fused(a, x, -5 * a), x, 8 * a), x, -4 * a)
            : 0;
    }

    private static double Cubic(double x)
    {
        const double a = -0.5;
        x = Math.Abs(x);
        return x < 1 ? (((a + 2.0) * x) - (a + 3.0)) * x * x + 1
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * a
            : 0;
    }
}
