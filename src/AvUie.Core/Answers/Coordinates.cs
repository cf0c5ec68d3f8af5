using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Core;

/// <summary>
/// <c>[x1,y1,x2,y2],[x,y],[x,y],[x,y]</c> as the reference's evaluator reads it (seg/scripts/inference_3.py): the first group of four
/// is the box, the last three groups of two are the points; no spaces, pixels 0..223, left before right, top before bottom.
/// </summary>
internal static partial class Coordinates
{
    public static string Text(Region region) => string.Create(
        CultureInfo.InvariantCulture,
        $"[{region.Box.Left},{region.Box.Top},{region.Box.Right},{region.Box.Bottom}],") +
        string.Join(',', region.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"[{p.X},{p.Y}]")));

    /// <summary>The first group of four; null where there is none.</summary>
    public static Match? BoxIn(string text, int from = 0)
    {
        for (var group = Group().Match(text, from); group.Success; group = group.NextMatch())
        {
            if (group.Groups[3].Success)
            {
                return group;
            }
        }

        return null;
    }

    /// <summary>The region a text states, or what is wrong with it.</summary>
    public static (Region? Region, string Detail) Parse(string text)
    {
        if (BoxIn(text) is not { } boxGroup)
        {
            return (null, "expected a box [x1,y1,x2,y2] without spaces");
        }

        var points = Group().Matches(text).Where(group => !group.Groups[3].Success)
            .TakeLast(3).Select(group => new PixelPoint(Pixel(group, 1), Pixel(group, 2))).ToArray();
        var box = new PixelBox(Pixel(boxGroup, 1), Pixel(boxGroup, 2), Pixel(boxGroup, 3), Pixel(boxGroup, 4));
        return points.Length == 0 ? (null, "expected three points [x,y] after the box")
            : !IsLegal(box) ? (null, $"the box {boxGroup.Value} is not left before right, top before bottom, within 0..223")
            : !points.All(p => IsLegal(p.X) && IsLegal(p.Y)) ? (null, "a point is outside of 0..223")
            : (new Region(box, points), "");
    }

    public static bool IsLegal(PixelBox box) =>
        IsLegal(box.Left) && IsLegal(box.Top) && IsLegal(box.Right) && IsLegal(box.Bottom) && box.Left < box.Right && box.Top < box.Bottom;

    /// <summary>A group's number; Python's \d and int take the decimal digits of every script. Too large to be a pixel: -1.</summary>
    public static int Pixel(Match match, int group)
    {
        var value = 0;
        foreach (var digit in match.Groups[group].ValueSpan)
        {
            value = value * 10 + CharUnicodeInfo.GetDecimalDigitValue(digit);
            if (value >= MaskGeometry.Side)
            {
                return -1;
            }
        }

        return value;
    }

    private static bool IsLegal(int pixel) => pixel is >= 0 and < MaskGeometry.Side;

    [GeneratedRegex(@"\[(\d+),(\d+)(?:,(\d+),(\d+))?\]")]
    private static partial Regex Group();
}
