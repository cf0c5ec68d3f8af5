namespace AvUie.Reasoning;

/// <summary>Mean of all channels of a picture, 0..255: its difference from black.</summary>
internal static class FrameBrightness
{
    [ThreadStatic]
    private static byte[]? _black;

    public static double Of(ReadOnlySpan<byte> picture)
    {
        if (_black is null || _black.Length < picture.Length)
        {
            _black = new byte[picture.Length];
        }

        return FrameMotion.Between(picture, _black);
    }
}
