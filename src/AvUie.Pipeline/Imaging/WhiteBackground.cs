namespace AvUie.Pipeline.Imaging;

/// <summary>Pastes pictures with alpha on white, in Pillow's integer arithmetic.</summary>
internal static class WhiteBackground
{
    /// <summary>RGB of RGBA with straight alpha.</summary>
    public static byte[] Paste(ReadOnlySpan<byte> rgba)
    {
        var rgb = new byte[rgba.Length / 4 * 3];
        for (int i = 0, o = 0; o < rgb.Length; i += 4, o += 3)
        {
            var alpha = rgba[i + 3];
            for (var c = 0; c < 3; c++)
            {
                rgb[o + c] = alpha == 255 ? rgba[i + c] : Blend(rgba[i + c], alpha);
            }
        }

        return rgb;
    }

    // Division by 255 with rounding, as Pillow's DIV255.
    private static byte Blend(int value, int alpha)
    {
        var sum = (255 * (255 - alpha)) + (value * alpha) + 128;
        return (byte)(((sum >> 8) + sum) >> 8);
    }
}
