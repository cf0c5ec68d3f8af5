using System.Numerics;

namespace AvUie.Reasoning;

/// <summary>Mean of all channels of a picture, 0..255.</summary>
internal static class FrameBrightness
{
    public static double Of(ReadOnlySpan<byte> picture)
    {
        if (picture.IsEmpty)
        {
            return 0;
        }

        var sum = 0L;
        var n = 0;
        for (; n + Vector<byte>.Count <= picture.Length; n += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(picture[n..]), out var low, out var high);
            sum += Vector.Sum(low + high);
        }

        for (; n < picture.Length; n++)
        {
            sum += picture[n];
        }

        return (double)sum / picture.Length;
    }
}
