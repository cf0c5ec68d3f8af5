using AvUie.Core;

namespace AvUie.Reasoning.Tests;

public class PictureMeasurementTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(150_528)]
    public void Motion_AnyLength_EqualsTheScalarMean(int length)
    {
        var random = new Random(length);
        var (first, second) = (new byte[length], new byte[length]);
        random.NextBytes(first);
        random.NextBytes(second);
        var expected = length == 0 ? 0 : first.Zip(second, static (a, b) => Math.Abs(a - b)).Average();

        Assert.Equal(expected, FrameMotion.Between(first, second), 9);
        Assert.Equal(length == 0 ? 0 : first.Average(static value => value), FrameBrightness.Of(first), 9);
    }

    [Fact]
    public void Motion_WhiteAgainstBlack_IsFullScale() => Assert.Equal(255, FrameMotion.Between(Pictures.Grey(255), Pictures.Grey(0)));

    [Theory]
    [InlineData(0, 0, 50, 50, "left, upper", "left, top")]
    [InlineData(170, 100, 223, 130, "right, middle", "right")]
    [InlineData(90, 180, 130, 223, "centre, lower", "bottom")]
    [InlineData(90, 90, 130, 130, "centre, middle", "none")]
    public void Mask_Rectangle_HasSideAndBorders(int left, int top, int right, int bottom, string side, string border)
    {
        var geometry = RegionGeometry.OfMask(Pictures.Mask(left, top, right, bottom));

        Assert.NotNull(geometry);
        Assert.Equal(new PixelBox(left, top, right, bottom), geometry.Bounds);
        Assert.Equal(RegionGeometry.OfBox(geometry.Bounds), geometry);
        Assert.Equal(side, geometry.SideText);
        Assert.Equal(border, geometry.BorderText);
    }

    [Fact]
    public void Mask_Empty_HasNoGeometry() => Assert.Null(RegionGeometry.OfMask(new byte[224 * 224]));
}
