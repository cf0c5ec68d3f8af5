using System.Buffers.Binary;
using System.IO.Compression;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Imaging;

/// <summary>Writes 8-bit grey and RGB PNGs whose bytes are a function of the pixels and the runtime's zlib: no time, no text, no choice of filter.</summary>
internal static class PngEncoder
{
    private const byte Grey = 0;
    private const byte Rgb = 2;

    /// <summary>A complete file of one grey channel.</summary>
    /// <param name="values">width · height bytes.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    public static byte[] EncodeGrey(ReadOnlySpan<byte> values, int width, int height) => Encode(values, width, height, 1, Grey);

    /// <summary>A complete file of three channels.</summary>
    public static byte[] EncodeRgb(RgbPicture picture) => Encode(picture.Pixels, picture.Width, picture.Height, 3, Rgb);

    private static byte[] Encode(ReadOnlySpan<byte> values, int width, int height, int channels, byte colour)
    {
        if (width < 1 || height < 1 || values.Length != (long)width * height * channels)
        {
            throw new ArgumentException($"{values.Length} bytes are no picture of {width} × {height} with {channels} channels", nameof(values));
        }

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colour;
        Chunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                deflate.WriteByte(0);
                deflate.Write(values.Slice(y * width * channels, width * channels));
            }
        }

        Chunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> body)
    {
        var chunk = new byte[12 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, body.Length);
        kind.CopyTo(chunk.AsSpan(4));
        body.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + body.Length), PngChecksum.Of(chunk.AsSpan(4, 4 + body.Length)));
        file.Write(chunk);
    }
}
