namespace AvUie.Reasoning.Tests;

internal static class Pictures
{
    public static byte[] Grey(byte value)
    {
        var picture = new byte[224 * 224 * 3];
        Array.Fill(picture, value);
        return picture;
    }

    /// <summary>Still frames over 10 s; those whose time lies in the stretch jump between two greys.</summary>
    public static SampledVideo Moving(double from, double to)
    {
        var times = Enumerable.Range(0, 10).Select(static n => n * 9.96 / 9).ToArray();
        return new SampledVideo([.. times.Select((time, n) => Grey((byte)(time >= from && time < to && n % 2 == 0 ? 160 : 80)))], times);
    }

    /// <summary>A mask with one filled rectangle, both corners included.</summary>
    public static byte[] Mask(int left, int top, int right, int bottom)
    {
        var mask = new byte[224 * 224];
        for (var row = top; row <= bottom; row++)
        {
            mask.AsSpan((row * 224) + left, right - left + 1).Fill(255);
        }

        return mask;
    }
}
