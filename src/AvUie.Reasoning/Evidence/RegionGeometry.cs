using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Where an object lies in the 224 × 224 picture, from its mask or, without one, from its box.</summary>
/// <param name="Share">Share of the picture, 0..1: of the mask's foreground, or of the box.</param>
/// <param name="Bounds">Bounds, both corners included.</param>
internal sealed record RegionGeometry(double Share, PixelBox Bounds)
{
    public const int Side = 224;

    public int CentreColumn => (Bounds.Left + Bounds.Right) / 2;

    public int CentreRow => (Bounds.Top + Bounds.Bottom) / 2;

    /// <summary>Thirds of the picture, column then row: <c>left|centre|right, upper|middle|lower</c>.</summary>
    public string SideText =>
        $"{(CentreColumn < Side / 3.0 ? "left" : CentreColumn >= Side * 2 / 3.0 ? "right" : "centre")}, "
        + (CentreRow < Side / 3.0 ? "upper" : CentreRow >= Side * 2 / 3.0 ? "lower" : "middle");

    public string BorderText
    {
        get
        {
            var touched = new List<string>(4);
            if (Bounds.Left <= 0) touched.Add("left");
            if (Bounds.Top <= 0) touched.Add("top");
            if (Bounds.Right >= Side - 1) touched.Add("right");
            if (Bounds.Bottom >= Side - 1) touched.Add("bottom");
            return touched.Count == 0 ? "none" : string.Join(", ", touched);
        }
    }

    /// <summary>Null where the mask shows nothing.</summary>
    public static RegionGeometry? OfMask(ReadOnlySpan<byte> mask)
    {
        int left = Side, top = Side, right = -1, bottom = -1, count = 0;
        for (var row = 0; row < Side; row++)
        {
            var line = mask.Slice(row * Side, Side);
            var first = line.IndexOfAnyExcept((byte)0);
            if (first < 0)
            {
                continue;
            }

            left = Math.Min(left, first);
            right = Math.Max(right, line.LastIndexOfAnyExcept((byte)0));
            top = Math.Min(top, row);
            bottom = row;
            count += Side - line.Count((byte)0);
        }

        return count == 0 ? null : new RegionGeometry((double)count / (Side * Side), new PixelBox(left, top, right, bottom));
    }

    public static RegionGeometry OfBox(PixelBox box) =>
        new((box.Right - box.Left + 1.0) * (box.Bottom - box.Top + 1.0) / (Side * Side), box);
}
