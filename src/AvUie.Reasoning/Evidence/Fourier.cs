namespace AvUie.Reasoning;

/// <summary>Power spectrum of 512 samples (32 ms at 16 kHz, 31.25 Hz a bin), Hann window, radix-2 in place.</summary>
internal static class Fourier
{
    public const int Size = 512;
    public const int Bins = Size / 2;

    private static readonly double[] Window =
        [.. Enumerable.Range(0, Size).Select(static n => 0.5 - (0.5 * Math.Cos(2 * Math.PI * n / Size)))];

    private static readonly double[] Cosines = [.. Enumerable.Range(0, Bins).Select(static n => Math.Cos(2 * Math.PI * n / Size))];
    private static readonly double[] Sines = [.. Enumerable.Range(0, Bins).Select(static n => -Math.Sin(2 * Math.PI * n / Size))];

    private static readonly int[] Reversed = [.. Enumerable.Range(0, Size).Select(ReverseBits)];

    /// <summary>Adds |X[k]|² of k = 0..255 to <paramref name="power"/>.</summary>
    /// <param name="samples">At least <see cref="Size"/> samples; the first 512 are used.</param>
    /// <param name="power"><see cref="Bins"/> sums.</param>
    public static void AddPower(ReadOnlySpan<short> samples, Span<double> power)
    {
        Span<double> real = stackalloc double[Size];
        Span<double> imaginary = stackalloc double[Size];
        imaginary.Clear();
        for (var n = 0; n < Size; n++)
        {
            real[Reversed[n]] = samples[n] / 32768.0 * Window[n];
        }

        for (var half = 1; half < Size; half *= 2)
        {
            var step = Size / (2 * half);
            for (var start = 0; start < Size; start += 2 * half)
            {
                for (var k = 0; k < half; k++)
                {
                    int a = start + k, b = a + half;
                    double c = Cosines[k * step], s = Sines[k * step];
                    var (re, im) = ((real[b] * c) - (imaginary[b] * s), (real[b] * s) + (imaginary[b] * c));
                    (real[b], imaginary[b]) = (real[a] - re, imaginary[a] - im);
                    (real[a], imaginary[a]) = (real[a] + re, imaginary[a] + im);
                }
            }
        }

        for (var k = 0; k < Bins; k++)
        {
            power[k] += (real[k] * real[k]) + (imaginary[k] * imaginary[k]);
        }
    }

    /// <summary>Reverses the nine bits of an index below 512.</summary>
    private static int ReverseBits(int n)
    {
        var reversed = 0;
        for (var bit = 0; bit < 9; bit++)
        {
            reversed = (reversed << 1) | ((n >> bit) & 1);
        }

        return reversed;
    }
}
