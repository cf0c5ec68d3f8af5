using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Imaging;
using AvUie.Pipeline.Parity;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Imaging;

public sealed class EncodingTests
{
    [Fact]
    public void Jpeg_SaturatedColours_KeepsChromaAtFullSize()
    {
        var pixels = new byte[3 * 64 * 64];
        for (var i = 0; i < 64 * 64; i++)
        {
            pixels[(i * 3) + (i % 2 == 0 ? 0 : 2)] = 255; // red and blue columns: halved chroma would mix them
        }

        var file = JpegEncoder.Encode(new RgbPicture(64, 64, pixels));
        Assert.Equal(file, JpegEncoder.Encode(new RgbPicture(64, 64, pixels)));
        var back = ImageDecoder.Decode(file, new DecodeOptions());
        Assert.Equal((64, 64), (back.Width, back.Height));
        Assert.True(pixels.Zip(back.Pixels).Average(pair => Math.Abs(pair.First - pair.Second)) < 12);
    }

    [Fact]
    public void Wav_WrittenAndRead_SameSamplesOtherFormsRefused()
    {
        short[] samples = [0, 1, -1, short.MaxValue, short.MinValue, 77];
        var file = WavFile.Encode(samples);
        Assert.Equal(44 + 12, file.Length);
        Assert.True(WavFile.TryDecode(file, out var back, out _));
        Assert.Equal(samples, back);
        Assert.False(WavFile.TryDecode(file.AsSpan(0, 50), out _, out var problem));
        Assert.Contains("left", problem, StringComparison.Ordinal);
        file[24] = 1; // another rate
        Assert.False(WavFile.TryDecode(file, out _, out _));
    }

    [Fact]
    public void Png_GreyWritten_SamePixelsSameBytesReadByBothReaders()
    {
        var values = FormulaMedia.Noise(31, 17, 4)[..(31 * 17)];
        var file = PngEncoder.EncodeGrey(values, 17, 31);
        Assert.Equal(file, PngEncoder.EncodeGrey(values, 17, 31));
        var own = PngReader.Read(file, 1 << 20);
        Assert.Equal((17, 31, 1, false), (own.Width, own.Height, own.Channels, own.Indexed));
        Assert.Equal(values, own.Samples);
        Assert.Equal(values, ImageDecoder.Decode(file, new DecodeOptions()).Pixels.Where((_, i) => i % 3 == 0));
    }

    [FfmpegTheory]
    [InlineData("gray", 1, 0)]
    [InlineData("rgb24", 3, 1)]
    [InlineData("rgba", 4, 2)]
    [InlineData("ya8", 2, 3)]
    [InlineData("gray", 1, 4)]
    [InlineData("rgb24", 3, 5)]
    public void Png_OtherWritersFiltersAndForms_SamplesAsStored(string form, int channels, int filter)
    {
        using var folder = new TemporaryFolder();
        Ffmpeg.Make(folder.File("a.png"), "-f", "lavfi", "-i", "testsrc2=s=66x44:d=0.1", "-frames:v", "1", "-pix_fmt", form, "-pred",
            new[] { "none", "sub", "up", "avg", "paeth", "mixed" }[filter]);
        Ffmpeg.Make(folder.File("a.raw"), "-i", folder.File("a.png"), "-f", "rawvideo", "-pix_fmt", form);
        var png = PngReader.Read(File.ReadAllBytes(folder.File("a.png")), 1 << 20);
        Assert.Equal((66, 44, channels), (png.Width, png.Height, png.Channels));
        Assert.Equal(File.ReadAllBytes(folder.File("a.raw")), png.Samples);
        Assert.Equal(66 * 44, png.Values().Length);
    }

    [FfmpegTheory]
    [InlineData("monob", false, 2)]
    [InlineData("pal8", true, 256)]
    public void Png_OneBitAndPalette_ValuesAreBitsAndIndices(string form, bool indexed, int most)
    {
        using var folder = new TemporaryFolder();
        Ffmpeg.Make(folder.File("a.png"), "-f", "lavfi", "-i", "testsrc2=s=66x44:d=0.1", "-frames:v", "1", "-pix_fmt", form);
        var png = PngReader.Read(File.ReadAllBytes(folder.File("a.png")), 1 << 20);
        Assert.Equal((1, indexed), (png.Channels, png.Indexed));
        Assert.All(png.Samples, value => Assert.InRange(value, 0, most - 1));
        Assert.True(png.Samples.Distinct().Count() > 1);
    }

    [Fact]
    public void Png_CutChangedOrTooLarge_RefusedWithReason()
    {
        var file = PngEncoder.EncodeGrey(new byte[100 * 100], 100, 100);
        Assert.Equal(ReasonCode.TooManyPixels, Assert.Throws<MediaLimitException>(() => PngReader.Read(file, 9999)).Reason);
        for (var cut = 0; cut < file.Length; cut++)
        {
            Assert.Equal(ReasonCode.CorruptMedia, Assert.Throws<MediaLimitException>(() => PngReader.Read(file.AsSpan(0, cut), 1 << 20)).Reason);
        }

        file[20] ^= 1;
        Assert.Equal(ReasonCode.CorruptMedia, Assert.Throws<MediaLimitException>(() => PngReader.Read(file, 1 << 20)).Reason);
    }

    [Fact]
    public async Task ImageDecoder_PictureAndMask_ResultsAndReasons()
    {
        using var folder = new TemporaryFolder();
        var decoder = new ImageDecoder(new DecodeOptions { MaxPixels = 10_000 });
        await File.WriteAllBytesAsync(folder.File("mask.png"), PngEncoder.EncodeGrey([0, 45, 255, 1], 2, 2));
        await File.WriteAllBytesAsync(folder.File("big.png"), PngEncoder.EncodeGrey(new byte[101 * 100], 101, 100));
        await File.WriteAllBytesAsync(folder.File("frame.jpg"), JpegEncoder.Encode(new RgbPicture(40, 30, Enumerable.Repeat((byte)90, 3600).ToArray())));
        await File.WriteAllTextAsync(folder.File("no.jpg"), "no picture");
        var mask = Assert.IsType<StillResult<MaskPicture>.Success>(await decoder.DecodeMaskAsync(folder.Path, "mask.png", CancellationToken.None));
        Assert.Equal([0, 45, 255, 1], mask.Value.Values);
        var picture = Assert.IsType<StillResult<RgbPicture>.Success>(await decoder.DecodePictureAsync(folder.Path, "frame.jpg", CancellationToken.None));
        Assert.Equal((224, 224), (picture.Value.Width, picture.Value.Height));
        Assert.All(picture.Value.Pixels, value => Assert.InRange(value, 88, 92));
        Assert.Equal("frame.jpg", picture.File.Path);
        Assert.Equal(ReasonCode.TooManyPixels, await PictureFails("big.png"));
        Assert.Equal(ReasonCode.CorruptMedia, await PictureFails("no.jpg"));
        Assert.Equal(ReasonCode.MissingMedia, await PictureFails("absent.jpg"));
        var absent = await decoder.DecodeMaskAsync(folder.Path, "absent.png", CancellationToken.None);
        Assert.Equal(ReasonCode.MissingMask, Assert.IsType<StillResult<MaskPicture>.Failure>(absent).Reason);

        async Task<ReasonCode> PictureFails(string name) =>
            Assert.IsType<StillResult<RgbPicture>.Failure>(await decoder.DecodePictureAsync(folder.Path, name, CancellationToken.None)).Reason;
    }
}
