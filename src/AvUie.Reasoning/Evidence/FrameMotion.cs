using System.Numerics;

namespace AvUie.Reasoning;

/// <summary>Mean absolute difference of two pictures over all channels, 0..255. It holds for the stretch between them and claims no finer border.</summary>
internal static class FrameMotion
{
    public static double Between(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (first.IsEmpty)
        {
            return 0;
        }

        // Lanes grow by at most 1020 a round: a picture of 100 MB would not overflow them.
        var lanes = Vector<uint>.Zero;
        var n = 0;
        for (; n + Vector<byte>.Count <= first.Length; n += Vector<byte>.Count)
        {
            var a = new Vector<byte>(first[n..]);
            var b = new Vector<byte>(second[n..]);
            Vector.Widen(Vector.Max(a, b) - Vector.Min(a, b), out var low, out var high);
            Vector.Widen(low + high, out var left, out var right);
            lanes += left + right;
        }

        var sum = 0L;
        for (var lane = 0; lane < Vector<uint>.Count; lane++)
        {
            sum += lanes[lane];
        }

        for (; n < first.Length; n++)
        {
            sum += Math.Abs(first[n] - second[n]);
        }

        return (double)sum / first.Length;
    }
}
