namespace AvUie.Core;

/// <summary>A picture's size in pixels.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct PictureSize(int Height, int Width);

/// <summary>The size a picture is brought to: multiples of 28 within a range of areas (reference: smart_resize of qwen_omni_utils).</summary>
public static class SmartResize
{
    /// <summary>Both sides are multiples of it: patch 14, merged 2 × 2.</summary>
    public const int Factor = 28;

    /// <summary>Smallest area of a picture where nothing else is said.</summary>
    public const int MinPixels = 4 * Factor * Factor;

    /// <summary>Largest area of a picture where nothing else is said.</summary>
    public const int MaxPixels = 16_384 * Factor * Factor;

    private const double MaxAspect = 200;

    /// <summary>The size; null where one side is more than 200 times the other.</summary>
    public static PictureSize? Fit(int height, int width, int minPixels = MinPixels, int maxPixels = MaxPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (Math.Max(height, width) / (double)Math.Min(height, width) > MaxAspect)
        {
            return null;
        }

        var rows = Math.Max(Factor, Multiple(Math.Round(height / (double)Factor, MidpointRounding.ToEven)));
        var columns = Math.Max(Factor, Multiple(Math.Round(width / (double)Factor, MidpointRounding.ToEven)));
        var area = (long)rows * columns;
        if (area > maxPixels)
        {
            var shrink = Math.Sqrt((double)((long)height * width) / maxPixels);
            return new PictureSize(Multiple(Math.Floor(height / shrink / Factor)), Multiple(Math.Floor(width / shrink / Factor)));
        }

        if (area < minPixels)
        {
            var grow = Math.Sqrt(minPixels / (double)((long)height * width));
            return new PictureSize(Multiple(Math.Ceiling(height * grow / Factor)), Multiple(Math.Ceiling(width * grow / Factor)));
        }

        return new PictureSize(rows, columns);
    }

    private static int Multiple(double count) => (int)count * Factor;
}
