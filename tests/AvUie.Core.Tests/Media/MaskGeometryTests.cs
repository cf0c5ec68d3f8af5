using AvUie.Tests;
using SkiaSharp;

namespace AvUie.Core.Tests.Media;

public sealed class MaskGeometryTests
{
    private const int Side = MaskGeometry.Side;

    [SharedTheory("real", "raw")]
    [InlineData("avsbench/avs_released/v1s/_4R3qHn1n50_0_5000/labels_semantic/0.png", MaskEncoding.ClassIndex, new[] { 53, 59, 153, 177 }, new[] { 100, 128, 69, 76, 122, 158 })]
    [InlineData("avsbench/avs_released/v1m/3vheOi4y540_1/labels_semantic/1.png", MaskEncoding.ClassIndex, new[] { 59, 0, 156, 187 }, new[] { 110, 90, 117, 167, 94, 130 })]
    [InlineData("avsbench/avs_released/v2/_aldtLqTVYI_1000_11000/labels_rgb/0.png", MaskEncoding.ClassIndex, new[] { 89, 75, 149, 223 }, new[] { 143, 217, 127, 173, 135, 195 })]
    [InlineData("ref_avs/REFAVS/gt_mask/-8mcyL3kWNQ_8000_18000/fid_11/00007.png", MaskEncoding.Binary, new[] { 118, 72, 151, 140 }, new[] { 134, 90, 126, 129, 142, 112 })]
    public void Read_RealMask_GivesWorkedExample(string file, MaskEncoding encoding, int[] box, int[] points)
    {
        var (pixels, width, height) = Decode(SharedFolder.Below("real", "raw", file)!);

        var result = MaskGeometry.Read(pixels, width, height, 3, encoding);

        Assert.Equal(new PixelBox(box[0], box[1], box[2], box[3]), result.Region!.Box);
        Assert.Equal([new(points[0], points[1]), new(points[2], points[3]), new(points[4], points[5])], result.Region.Points);
    }

    [Fact]
    public void Read_Rectangle_GivesInclusiveBoxAndInnerPoints()
    {
        var result = Read(Draw((10, 20, 110, 80, 7)));

        Assert.Equal(new PixelBox(10, 20, 110, 80), result.Region!.Box);
        Assert.Equal(new PixelPoint(40, 50), result.Region.Points[0]); // deepest: 31 rows from both edges, first column that is as deep
        Assert.Equal(3, result.Region.Points.Distinct().Count());
        Assert.All(result.Region.Points, p => Assert.Equal(255, result.Mask[p.Y * Side + p.X]));
        Assert.Equal(101 * 61, result.Mask.Count(value => value == 255));
    }

    [Fact]
    public void Read_SmallClassBesideLarge_DropsDust()
    {
        var result = Read(Draw((50, 50, 149, 149, 3), (0, 0, 3, 2, 9))); // 12 pixels of class 9: below 16

        Assert.Equal(new PixelBox(50, 50, 149, 149), result.Region!.Box);
        Assert.Equal(0, result.Mask[0]);
    }

    [Fact]
    public void Read_SixteenPixelsOfAClass_AreKept()
    {
        Assert.Equal(new PixelBox(0, 0, 149, 149), Read(Draw((50, 50, 149, 149, 3), (0, 0, 3, 3, 9))).Region!.Box);
    }

    [Fact]
    public void Read_ClassBelowAThousandth_IsDropped()
    {
        var pixels = Draw((0, 0, 199, 199, 3), (215, 215, 219, 219, 9)); // 25 of 40,025 pixels

        Assert.Equal(new PixelBox(0, 0, 199, 199), Read(pixels).Region!.Box);
    }

    [Fact]
    public void Read_BinaryMaskOfFewPixels_IsNoDust()
    {
        var result = MaskGeometry.Read(Draw((5, 6, 7, 8, 255)), Side, Side, 1, MaskEncoding.Binary);

        Assert.Equal(new PixelBox(5, 6, 7, 8), result.Region!.Box);
    }

    [Fact]
    public void Read_NoForeground_IsEmpty()
    {
        var result = Read(Draw());

        Assert.True(result.IsEmpty);
        Assert.Null(result.Region);
        Assert.All(result.Mask, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(5, 10, 5, 40, 5, 10, 6, 40)]
    [InlineData(223, 10, 223, 40, 222, 10, 223, 40)]
    [InlineData(10, 0, 40, 0, 10, 0, 40, 1)]
    [InlineData(10, 223, 40, 223, 10, 222, 40, 223)]
    public void Read_Line_WidensBoxInside(int left, int top, int right, int bottom, int boxLeft, int boxTop, int boxRight, int boxBottom)
    {
        Assert.Equal(new PixelBox(boxLeft, boxTop, boxRight, boxBottom), Read(Draw((left, top, right, bottom, 1))).Region!.Box);
    }

    [Fact]
    public void Read_SinglePixel_RepeatsThePoint()
    {
        var result = MaskGeometry.Read(Draw((9, 9, 9, 9, 1)), Side, Side, 1, MaskEncoding.Binary);

        Assert.Equal(new PixelBox(9, 9, 10, 10), result.Region!.Box);
        Assert.Equal(Enumerable.Repeat(new PixelPoint(9, 9), 3), result.Region.Points);
    }

    [Fact]
    public void Read_ThreeClasses_GivesOnePointEachLargestFirst()
    {
        var points = Read(Draw((0, 0, 20, 20, 5), (100, 100, 180, 180, 2), (50, 0, 90, 40, 8))).Region!.Points;

        Assert.Equal([new PixelPoint(140, 140), new(70, 20), new(10, 10)], points);
    }

    [Fact]
    public void Read_TwoClasses_PutsTheRestOnTheLargest()
    {
        var points = Read(Draw((0, 0, 20, 20, 5), (100, 100, 180, 180, 2))).Region!.Points;

        Assert.Equal([new PixelPoint(140, 140), new(10, 10)], points.Take(2));
        Assert.InRange(points[2].X, 100, 180);
        Assert.InRange(points[2].Y, 100, 180);
    }

    [Fact]
    public void Read_LargerMask_TakesThePixelUnderTheCentre()
    {
        // 448 wide: pixel i looks at 2i + 1, so that only odd columns count.
        var pixels = new byte[448 * 448];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(i % 448 is >= 100 and < 200 && i % 2 == 1 && i / 448 is >= 40 and < 60 ? 4 : 0);
        }

        Assert.Equal(new PixelBox(50, 20, 99, 29), MaskGeometry.Read(pixels, 448, 448, 1, MaskEncoding.ClassIndex).Region!.Box);
    }

    [Fact]
    public void Read_Colours_AreClasses()
    {
        var grey = Draw((10, 10, 60, 60, 1), (100, 100, 150, 150, 2));
        var colours = grey.SelectMany(id => id switch { 1 => new byte[] { 64, 0, 0 }, 2 => [0, 0, 64], _ => [0, 0, 0] }).ToArray();

        var byColour = MaskGeometry.Read(colours, Side, Side, 3, MaskEncoding.ClassIndex);

        Assert.Equal(Read(grey).Region!.Box, byColour.Region!.Box);
        Assert.Equal(Read(grey).Mask, byColour.Mask);
    }

    [Fact]
    public void Read_WrongLength_SaysSo()
    {
        Assert.Contains("3 x 3", Assert.Throws<ArgumentException>(() => MaskGeometry.Read(new byte[8], 3, 3, 1, MaskEncoding.Binary)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DistanceTransform_RandomShapes_EqualsBruteForce()
    {
        var random = new Random(7);
        var foreground = new bool[Side * Side];
        for (var i = 0; i < 40; i++)
        {
            var (x, y, size) = (random.Next(Side), random.Next(Side), random.Next(3, 50));
            for (var j = 0; j < Side * Side; j++)
            {
                foreground[j] |= Math.Abs(j % Side - x) + Math.Abs(j / Side - y) < size / 2;
            }
        }

        var distance = DistanceTransform.Squared(foreground);

        for (var i = 0; i < 400; i++)
        {
            var (y, x) = Math.DivRem(random.Next(Side * Side), Side);
            var nearest = int.MaxValue;
            for (var by = -1; by <= Side; by++)
            {
                for (var bx = -1; bx <= Side; bx++)
                {
                    var isOutside = bx < 0 || by < 0 || bx == Side || by == Side;
                    if (isOutside || !foreground[by * Side + bx])
                    {
                        nearest = Math.Min(nearest, (bx - x) * (bx - x) + (by - y) * (by - y));
                    }
                }
            }

            Assert.Equal(nearest, distance[y * Side + x]);
        }
    }

    private static MaskResult Read(byte[] pixels) => MaskGeometry.Read(pixels, Side, Side, 1, MaskEncoding.ClassIndex);

    private static byte[] Draw(params (int Left, int Top, int Right, int Bottom, byte Id)[] boxes)
    {
        var pixels = new byte[Side * Side];
        foreach (var (left, top, right, bottom, id) in boxes)
        {
            for (var y = top; y <= bottom; y++)
            {
                pixels.AsSpan(y * Side + left, right - left + 1).Fill(id);
            }
        }

        return pixels;
    }

    private static (byte[] Pixels, int Width, int Height) Decode(string path)
    {
        using var bitmap = SKBitmap.Decode(path);
        var pixels = bitmap.Pixels.SelectMany(pixel => new[] { pixel.Red, pixel.Green, pixel.Blue }).ToArray();
        return (pixels, bitmap.Width, bitmap.Height);
    }
}
