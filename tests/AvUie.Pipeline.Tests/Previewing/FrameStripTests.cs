using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Previewing;
using AvUie.Shards;

namespace AvUie.Pipeline.Tests.Previewing;

public sealed class FrameStripTests
{
    private const int Side = 224;
    private const int Step = Side + 4;

    [Fact]
    public void Video_IsARowOfItsFramesWithGaps()
    {
        var strip = FrameStrip.Of(Decoded([Clip(10, 20, 30)], []))!;

        Assert.Equal(((3 * Step) - 4, Side), (strip.Width, strip.Height));
        Assert.Equal((10, 20, 30), (Red(strip, 100, 100), Red(strip, Step + 100, 100), Red(strip, (2 * Step) + 100, 100)));
        Assert.Equal(255, Red(strip, Side + 1, 100));
    }

    [Fact]
    public void TwoVideos_AreTwoRows()
    {
        var strip = FrameStrip.Of(Decoded([Clip(10, 20), Clip(30, 40, 50)], []))!;

        Assert.Equal(((3 * Step) - 4, (2 * Step) - 4), (strip.Width, strip.Height));
        Assert.Equal((20, 255, 50), (Red(strip, Step + 5, 5), Red(strip, (2 * Step) + 5, 5), Red(strip, (2 * Step) + 5, Step + 5)));
    }

    [Fact]
    public void Picture_StandsBesideItselfWithMaskBoxAndPoints()
    {
        var mask = new byte[Side * Side];
        for (var row = 40; row <= 90; row++)
        {
            mask.AsSpan((row * Side) + 30, 71).Fill(255);
        }

        var region = new Region(new PixelBox(30, 40, 100, 90), [new(50, 60), new(60, 60), new(70, 60)]);
        var strip = FrameStrip.Of(Decoded([], [Grey(80)], mask, new RegionTruth("dog", region)))!;

        Assert.Equal(((2 * Step) - 4, Side), (strip.Width, strip.Height));
        Assert.Equal((80, 80, 80), Pixel(strip, 40, 50));
        Assert.Equal(((80 + 255) / 2, 40, 40), Pixel(strip, Step + 90, 85));
        Assert.Equal((80, 80, 80), Pixel(strip, Step + 101, 85));
        Assert.Equal((255, 230, 0), Pixel(strip, Step + 30, 40));
        Assert.Equal((255, 230, 0), Pixel(strip, Step + 100, 90));
        Assert.Equal((0, 255, 80), Pixel(strip, Step + 50, 60));
    }

    [Fact]
    public void PlaceAtTheBorder_IsCutOff()
    {
        var region = new Region(new PixelBox(0, 0, 223, 223), [new(0, 0), new(223, 223), new(112, 0)]);

        var strip = FrameStrip.Of(Decoded([], [Grey(80)], null, new RegionTruth("dog", region)))!;

        Assert.Equal((80, 80, 80), Pixel(strip, 223, 223));
        Assert.Equal((255, 255, 255), Pixel(strip, Side, 0));
        Assert.Equal((0, 255, 80), Pixel(strip, Step + 223, 223));
    }

    [Fact]
    public void Sample_WithoutPicture_HasNoStrip() => Assert.Null(FrameStrip.Of(Decoded([], [])));

    private static (int, int, int) Pixel(RgbPicture picture, int column, int row)
    {
        var at = ((row * picture.Width) + column) * 3;
        return (picture.Pixels[at], picture.Pixels[at + 1], picture.Pixels[at + 2]);
    }

    private static int Red(RgbPicture picture, int column, int row) => Pixel(picture, column, row).Item1;

    private static RgbPicture Grey(byte value) => new(Side, Side, [.. Enumerable.Repeat(value, Side * Side * 3)]);

    private static DecodedClip Clip(params byte[] greys) => new(
        [.. greys.Select(Grey)], new VideoTiming(1, 0, 10, 2, 250, [.. greys.Select(static (_, index) => index)], false), null, new RawFile("a.mp4", 1, "00"), []);

    private static DecodedSample Decoded(DecodedClip[] videos, RgbPicture[] images, byte[]? mask = null, GroundTruth? truth = null) => new(
        new SourceSample
        {
            Id = "x",
            Source = "s",
            Task = images.Length > 0 ? "s4" : "ucf",
            Split = Split.Train,
            Media = [],
            Truth = truth ?? new ClassTruth("x"),
            Annotation = new AnnotationReference("a", 1),
        },
        videos, images, [], mask, [], []);
}
