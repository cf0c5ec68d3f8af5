using SkiaSharp;

namespace Crab.Trainer.Processing;

/// <summary>Decodes a stored frame.</summary>
internal static class JpegFrame
{
    private const int MaxPixels = 4096 * 4096;

    /// <summary>The pixels as [height, width, 3].</summary>
    /// <exception cref="SampleException">Not a picture, or one that cannot be cut into patches.</exception>
    public static (byte[] Rgb, int Height, int Width) Decode(byte[] encoded, string what) => Decode(encoded, what, anySize: false);

    /// <summary>The pixels of a picture of any size, as [height, width, 3].</summary>
    /// <exception cref="SampleException">Not a picture, or one too large.</exception>
    public static (byte[] Rgb, int Height, int Width) DecodeAnySize(byte[] encoded, string what) => Decode(encoded, what, anySize: true);

    private static (byte[] Rgb, int Height, int Width) Decode(byte[] encoded, string what, bool anySize)
    {
        using var data = SKData.CreateCopy(encoded);
        using var codec = SKCodec.Create(data) ??
            throw new SampleException($"{what}: {encoded.Length} bytes that are no picture. Run `avuie verify` on the shards.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((!anySize && !Patching.Fits(height, width)) || (long)width * height > MaxPixels)
        {
            throw new SampleException($"{what}: {width} x {height} pixels; expected {(anySize ? $"at most {MaxPixels} in all." : "multiples of 28, usually 224 x 224. Build the shards again.")}");
        }

        var rgba = new byte[width * height * 4];
        SKCodecResult result;
        unsafe
        {
            fixed (byte* pixels = rgba)
            {
                result = codec.GetPixels(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul), (nint)pixels);
            }
        }

        if (result != SKCodecResult.Success)
        {
            throw new SampleException($"{what}: the picture is damaged ({result}). Run `avuie verify` on the shards.");
        }

        var rgb = new byte[width * height * 3];
        for (int from = 0, to = 0; from < rgba.Length; from += 4)
        {
            rgb[to++] = rgba[from];
            rgb[to++] = rgba[from + 1];
            rgb[to++] = rgba[from + 2];
        }

        return (rgb, height, width);
    }
}
