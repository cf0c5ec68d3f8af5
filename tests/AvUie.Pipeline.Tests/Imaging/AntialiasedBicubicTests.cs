using AvUie.Core;
using AvUie.Pipeline.Parity;

namespace AvUie.Pipeline.Tests.Imaging;

public sealed class AntialiasedBicubicTests
{
    public static TheoryData<int, int, int, int> Sizes => new()
    {
        { 64, 80, 224, 224 }, { 300, 200, 224, 224 }, { 225, 223, 224, 224 }, { 1, 1, 5, 7 }, { 3, 1000, 224, 224 }, { 1000, 3, 224, 224 }, { 37, 41, 11, 97 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LikeTorchvision_AnySize_WithinOneLevelOfTheSlowSum(int height, int width, int toHeight, int toWidth)
    {
        var rgb = FormulaMedia.Noise(height, width, 7);
        var ours = AntialiasedBicubic.LikeTorchvision(rgb, width, height, toWidth, toHeight);
        var across = Slow(rgb, height, width, toWidth, rounded: false);
        var slow = Transposed(Slow(Transposed(across, height, toWidth), toWidth, height, toHeight, rounded: false), toWidth, toHeight);
        Near(ours, slow);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void LikePillow_AnySize_WithinOneLevelOfTheSlowSumWithRoundingBetween(int height, int width, int toHeight, int toWidth)
    {
        var rgb = FormulaMedia.Noise(height, width, 9);
        var ours = AntialiasedBicubic.LikePillow(rgb, width, height, toWidth, toHeight);
        var downFirst = toHeight < height && toWidth >= width;
        var slow = downFirst
            ? Slow(Transposed(Slow(Transposed(rgb.Select(b => (double)b).ToArray(), height, width), width, height, toHeight, rounded: true), width, toHeight), toHeight, width, toWidth, rounded: true)
            : Transposed(Slow(Transposed(Slow(rgb, height, width, toWidth, rounded: true), height, toWidth), toWidth, height, toHeight, rounded: true), toWidth, toHeight);
        Near(ours, slow);
    }

    [Fact]
    public void Resize_SameSizeOrFlatColour_ChangesNothing()
    {
        var rgb = FormulaMedia.Noise(30, 20, 3);
        Assert.Equal(rgb, AntialiasedBicubic.LikeTorchvision(rgb, 20, 30, 20, 30));
        Assert.Equal(rgb, AntialiasedBicubic.LikePillow(rgb, 20, 30, 20, 30));
        var flat = Enumerable.Repeat((byte)200, 3 * 50 * 40).ToArray();
        Assert.All(AntialiasedBicubic.LikeTorchvision(flat, 50, 40, 9, 90), value => Assert.Equal(200, value));
        Assert.All(AntialiasedBicubic.LikePillow(flat, 50, 40, 9, 90), value => Assert.Equal(200, value));
    }

    [Fact]
    public void Resize_WrongByteCount_IsAProgrammerError() =>
        Assert.Throws<ArgumentException>(() => AntialiasedBicubic.LikeTorchvision(new byte[10], 2, 2, 4, 4));

    private static void Near(byte[] ours, double[] slow)
    {
        var exact = slow.Select(v => (byte)Math.Clamp(Math.Round(v, MidpointRounding.ToEven), 0, 255)).ToArray();
        Assert.Equal(exact.Length, ours.Length);
        Assert.All(ours.Zip(exact), pair => Assert.InRange(pair.First - pair.Second, -1, 1));
        Assert.True(ours.Zip(exact).Count(pair => pair.First != pair.Second) <= ours.Length / 500);
    }

    private static double[] Slow(byte[] rgb, int height, int width, int toWidth, bool rounded) =>
        Slow(rgb.Select(b => (double)b).ToArray(), height, width, toWidth, rounded);

    // The definition, one output at a time, in double precision, along the second axis.
    private static double[] Slow(double[] rgb, int height, int width, int toWidth, bool rounded)
    {
        var result = new double[height * toWidth * 3];
        var scale = (double)width / toWidth;
        var stretch = Math.Max(scale, 1);
        for (var x = 0; x < toWidth; x++)
        {
            var center = (x + 0.5) * scale;
            var (from, to) = (Math.Max((int)(center - (2 * stretch) + 0.5), 0), Math.Min((int)(center + (2 * stretch) + 0.5), width));
            var weights = Enumerable.Range(from, to - from).Select(i => Kernel((i + 0.5 - center) / stretch)).ToArray();
            for (var y = 0; y < height; y++)
            {
                for (var c = 0; c < 3; c++)
                {
                    var sum = weights.Select((w, i) => w * rgb[(((y * width) + from + i) * 3) + c]).Sum() / weights.Sum();
                    result[(((y * toWidth) + x) * 3) + c] = rounded ? Math.Clamp(Math.Floor(sum + 0.5), 0, 255) : sum;
                }
            }
        }

        return result;
    }

    private static double Kernel(double x)
    {
        x = Math.Abs(x);
        return x < 1 ? (1.5 * x * x * x) - (2.5 * x * x) + 1 : x < 2 ? (-0.5 * x * x * x) + (2.5 * x * x) - (4 * x) + 2 : 0;
    }

    private static double[] Transposed(double[] rgb, int height, int width) =>
        [.. from x in Enumerable.Range(0, width) from y in Enumerable.Range(0, height) from c in Enumerable.Range(0, 3) select rgb[(((y * width) + x) * 3) + c]];
}
