using System.Buffers.Binary;
using System.IO.Compression;
using AvUie.Core;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Imaging;

/// <summary>
/// Reads the samples of a PNG of up to 8 bits, not interlaced. Needed because picture libraries turn palette indices, which are
/// class ids here, into colours.
/// </summary>
internal static class PngReader
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Throws <see cref="MediaLimitException"/> where the file breaks the form or a limit.</summary>
    public static PngFile Read(ReadOnlySpan<byte> file, int maxPixels)
    {
        if (!file.StartsWith(Signature))
        {
            throw Corrupt("is no PNG");
        }

        using var compressed = new MemoryStream();
        (int Width, int Height, int Bits, int Colour)? header = null;
        for (var at = Signature.Length; ;)
        {
            if (file.Length - at < 12)
            {
                throw Corrupt($"ends at byte {file.Length} before its IEND chunk");
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                throw Corrupt($"has a chunk at byte {at} of {length} bytes; {file.Length - at - 12} are left");
            }

            var kind = file.Slice(at + 4, 4);
            var body = file.Slice(at + 8, (int)length);
            if (BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]) != PngChecksum.Of(file.Slice(at + 4, 4 + (int)length)))
            {
                throw Corrupt($"has a wrong checksum in the chunk at byte {at}");
            }

            at += 12 + (int)length;
            if (header is null)
            {
                header = kind.SequenceEqual("IHDR"u8) ? Header(body, maxPixels) : throw Corrupt("does not begin with IHDR");
            }
            else if (kind.SequenceEqual("IDAT"u8))
            {
                compressed.Write(body);
            }
            else if (kind.SequenceEqual("IEND"u8))
            {
                break;
            }
        }

        var (width, height, bits, colour) = header.Value;
        var channels = colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        compressed.Position = 0;
        var raw = Inflate(compressed, height, checked(((width * channels * bits) + 7) / 8));
        return new PngFile(width, height, channels, colour == 3, Unfilter(raw, width, height, channels, bits));
    }

    private static (int Width, int Height, int Bits, int Colour) Header(ReadOnlySpan<byte> body, int maxPixels)
    {
        if (body.Length != 13)
        {
            throw Corrupt($"has an IHDR of {body.Length} bytes");
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(body);
        var height = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var (bits, colour) = (body[8], body[9]);
        var legal = colour switch { 0 or 3 => bits is 1 or 2 or 4 or 8, 2 or 4 or 6 => bits is 8, _ => false };
        return width == 0 || height == 0 || !legal || body[10] != 0 || body[11] != 0 || body[12] != 0
            ? throw Corrupt($"has a form that is not read: {width} × {height}, {bits} bit, colour type {colour}, interlace {body[12]}")
            : (ulong)width * height > (ulong)maxPixels
                ? throw new MediaLimitException(ReasonCode.TooManyPixels, $"has {width} × {height} pixels; the limit is {maxPixels}")
                : ((int)width, (int)height, bits, colour);
    }

    // Reads exactly what the header promises, so a bomb costs no more than the pixel limit.
    private static byte[] Inflate(Stream compressed, int height, int stride)
    {
        var raw = new byte[checked(height * (stride + 1))];
        try
        {
            using var inflate = new ZLibStream(compressed, CompressionMode.Decompress);
            inflate.ReadExactly(raw);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw Corrupt("has broken or too little compressed data");
        }

        return raw;
    }

    private static byte[] Unfilter(byte[] raw, int width, int height, int channels, int bits)
    {
        var stride = ((width * channels * bits) + 7) / 8;
        var step = Math.Max(1, channels * bits / 8);
        var samples = new byte[width * height * channels];
        ReadOnlySpan<byte> above = new byte[stride];
        for (var y = 0; y < height; y++)
        {
            var filter = raw[y * (stride + 1)];
            var row = raw.AsSpan((y * (stride + 1)) + 1, stride);
            for (var i = 0; i < stride; i++)
            {
                int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
                row[i] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => (byte)up,
                    3 => (byte)((left + up) / 2),
                    4 => (byte)Paeth(left, up, corner),
                    _ => throw Corrupt($"has filter {filter} in row {y}"),
                };
            }

            Unpack(row, samples.AsSpan(y * width * channels, width * channels), bits);
            above = row;
        }

        return samples;
    }

    private static void Unpack(ReadOnlySpan<byte> row, Span<byte> samples, int bits)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var bit = i * bits;
            samples[i] = (byte)((row[bit / 8] >> (8 - bits - (bit % 8))) & ((1 << bits) - 1));
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static MediaLimitException Corrupt(string what) => new(ReasonCode.CorruptMedia, what);
}
