using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Previewing;

/// <summary>
/// The frames of a sample side by side, one row for each video; of an image task the picture as it is and the picture with its mask
/// tinted red, the box in yellow and the points in green.
/// </summary>
internal static class FrameStrip
{
    private const int Gap = 4;
    private static readonly Colour MaskColour = new(255, 0, 0);
    private static readonly Colour BoxColour = new(255, 230, 0);
    private static readonly Colour PointColour = new(0, 255, 80);

    /// <summary>The strip; null where the sample has no picture.</summary>
    public static RgbPicture? Of(DecodedSample decoded)
    {
        var rows = new List<IReadOnlyList<RgbPicture>>();
        rows.AddRange(decoded.Videos.Select(static video => video.Frames));
        rows.AddRange(decoded.Images.Select(image => (IReadOnlyList<RgbPicture>)[image, WithRegion(image, decoded)]));
        rows.RemoveAll(static row => row.Count == 0);
        if (rows.Count == 0)
        {
            return null;
        }

        var canvas = new Canvas(
            rows.Max(static row => row.Sum(static frame => frame.Width + Gap)) - Gap, rows.Sum(static row => row.Max(static frame => frame.Height) + Gap) - Gap);
        var top = 0;
        foreach (var row in rows)
        {
            var left = 0;
            foreach (var frame in row)
            {
                canvas.Paste(frame, left, top);
                left += frame.Width + Gap;
            }

            top += row.Max(static frame => frame.Height) + Gap;
        }

        return canvas.Picture;
    }

    private static RgbPicture WithRegion(RgbPicture image, DecodedSample decoded)
    {
        var canvas = new Canvas(image.Width, image.Height);
        canvas.Paste(image, 0, 0);
        if (decoded.Mask is { } mask)
        {
            canvas.Tint(mask, MaskGeometry.Side, 0, 0, MaskColour);
        }

        var region = decoded.Sample.Truth switch
        {
            RegionTruth truth => truth.Region,
            ReferringTruth truth => truth.Region,
            _ => null,
        };
        if (region is not null)
        {
            canvas.Outline(region.Box, 0, 0, BoxColour);
            foreach (var point in region.Points)
            {
                canvas.Cross(point, 0, 0, PointColour);
            }
        }

        return canvas.Picture;
    }
}
