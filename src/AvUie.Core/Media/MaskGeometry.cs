namespace AvUie.Core;

/// <summary>
/// From the pixels of a mask file to one box and three points of the 224 × 224 picture. The reference does not publish its rule; this
/// one is deterministic and passes every check of its evaluator: see <see cref="Read"/>.
/// </summary>
public static class MaskGeometry
{
    /// <summary>Side of the picture in which coordinates are given, in pixels.</summary>
    public const int Side = 224;

    private const int DustPixels = 16;
    private const double DustShare = 0.001;
    private const int PointCount = 3;

    /// <summary>Reads a mask.</summary>
    /// <param name="pixels">Row by row without padding, <paramref name="channels"/> bytes each.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="channels">1 (class id or grey) or 3 (a colour is a class; black is background).</param>
    /// <param name="encoding">
    /// How pixels say "object". With <see cref="MaskEncoding.ClassIndex"/> classes smaller than 16 pixels, or a thousandth of the
    /// foreground, are dust and left out; with <see cref="MaskEncoding.Binary"/> every pixel above zero counts.
    /// </param>
    /// <remarks>
    /// Resized by nearest neighbour at pixel centres; box around all foreground, widened by one pixel where it is a line; points from
    /// the exact Euclidean distance to the background (outside of the picture included): the innermost pixel, then the pixels
    /// farthest from those chosen among those at least half as deep. Several classes: one point each, larger classes first, the rest
    /// on the largest. Ties go to the upper, then the left pixel.
    /// </remarks>
    public static MaskResult Read(ReadOnlySpan<byte> pixels, int width, int height, int channels, MaskEncoding encoding)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (channels is not (1 or 3) || pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException($"expected {width} x {height} pixels of 1 or 3 bytes, got {pixels.Length} bytes for {channels}", nameof(pixels));
        }

        var kept = KeptClasses(pixels, channels, encoding);
        var classes = new int[Side * Side];
        for (var y = 0; y < Side; y++)
        {
            var row = NearestCentre(y, height) * (long)width;
            for (var x = 0; x < Side; x++)
            {
                var id = ClassOf(pixels, (int)(row + NearestCentre(x, width)), channels, encoding);
                classes[y * Side + x] = id != 0 && kept.Contains(id) ? id : 0;
            }
        }

        var mask = Array.ConvertAll(classes, id => id == 0 ? (byte)0 : byte.MaxValue);
        return new MaskResult(mask, Box(classes) is { } box ? new Region(box, Points(classes)) : null);
    }

    /// <summary>floor((i + 0.5) · size / 224): the source pixel under the centre of pixel i.</summary>
    private static int NearestCentre(int i, int size) => (int)((2L * i + 1) * size / (2 * Side));

    private static HashSet<int> KeptClasses(ReadOnlySpan<byte> pixels, int channels, MaskEncoding encoding)
    {
        var areas = new Dictionary<int, int>();
        for (var i = 0; i < pixels.Length / channels; i++)
        {
            var id = ClassOf(pixels, i, channels, encoding);
            areas[id] = areas.GetValueOrDefault(id) + 1;
        }

        areas.Remove(0);
        var foreground = areas.Values.Sum(area => (long)area);
        var least = encoding == MaskEncoding.Binary ? 0 : Math.Max(DustPixels, DustShare * foreground);
        return [.. areas.Where(area => area.Value >= least).Select(area => area.Key)];
    }

    private static int ClassOf(ReadOnlySpan<byte> pixels, int pixel, int channels, MaskEncoding encoding)
    {
        var id = channels == 1
            ? pixels[pixel]
            : pixels[pixel * 3] << 16 | pixels[pixel * 3 + 1] << 8 | pixels[pixel * 3 + 2];
        return encoding == MaskEncoding.Binary ? Math.Min(id, 1) : id;
    }

    private static PixelBox? Box(int[] classes)
    {
        var (left, top, right, bottom) = (Side, Side, -1, -1);
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] != 0)
            {
                var (y, x) = Math.DivRem(i, Side);
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            }
        }

        if (right < 0)
        {
            return null;
        }

        (left, right) = Widened(left, right);
        (top, bottom) = Widened(top, bottom);
        return new PixelBox(left, top, right, bottom);

        static (int Low, int High) Widened(int low, int high) =>
            low < high ? (low, high) : high < Side - 1 ? (low, high + 1) : (low - 1, high);
    }

    private static List<PixelPoint> Points(int[] classes)
    {
        var bySize = classes.Where(id => id != 0).GroupBy(id => id)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select(group => Array.ConvertAll(classes, id => id == group.Key)).ToArray();
        var points = new List<PixelPoint>(PointCount);
        var depths = bySize.Take(PointCount).Select(DistanceTransform.Squared).ToArray();
        points.AddRange(depths.Select(depth => PixelAt(Array.IndexOf(depth, depth.Max()))));

        var deepest = depths[0].Max();
        while (points.Count < PointCount)
        {
            // Half as deep, in squares: 4 d² ≥ max².
            points.Add(
                Farthest(points, i => bySize[0][i] && 4L * depths[0][i] >= deepest)
                ?? Farthest(points, i => bySize[0][i])
                ?? Farthest(points, i => classes[i] != 0)
                ?? points[^1]); // fewer than three pixels of foreground: the evaluator wants three points all the same
        }

        return points;
    }

    /// <summary>The pixel whose nearest chosen point is farthest; null where every candidate is chosen already.</summary>
    private static PixelPoint? Farthest(List<PixelPoint> chosen, Func<int, bool> isCandidate)
    {
        PixelPoint? best = null;
        var farthest = 0;
        for (var i = 0; i < Side * Side; i++)
        {
            if (isCandidate(i))
            {
                var point = PixelAt(i);
                var distance = chosen.Min(other => Square(point.X - other.X) + Square(point.Y - other.Y));
                if (distance > farthest)
                {
                    (best, farthest) = (point, distance);
                }
            }
        }

        return best;
    }

    private static int Square(int value) => value * value;

    private static PixelPoint PixelAt(int index) => new(index % Side, index / Side);
}
