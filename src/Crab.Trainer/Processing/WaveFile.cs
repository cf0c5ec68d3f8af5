using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Crab.Trainer.Processing;

/// <summary>Reads the WAV files of shards: PCM, 16 bits, 16 kHz, one channel.</summary>
internal static class WaveFile
{
    private const int Header = 12;
    private const int ChunkHeader = 8;

    /// <summary>The samples.</summary>
    /// <exception cref="SampleException">Another format, or no WAV file.</exception>
    public static short[] Read(byte[] file, string what)
    {
        var bytes = file.AsSpan();
        if (bytes.Length < Header || !bytes[..4].SequenceEqual("RIFF"u8) || !bytes[8..12].SequenceEqual("WAVE"u8))
        {
            throw new SampleException($"{what}: {file.Length} bytes that are no WAV file. Run `avuie verify` on the shards.");
        }

        var known = false;
        for (var at = Header; at + ChunkHeader <= bytes.Length;)
        {
            var id = bytes.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var content = bytes[(at + ChunkHeader)..];
            content = content[..(int)Math.Min(length, (uint)content.Length)];
            if (id.SequenceEqual("fmt "u8))
            {
                CheckFormat(content, what);
                known = true;
            }
            else if (id.SequenceEqual("data"u8) && known)
            {
                return MemoryMarshal.Cast<byte, short>(content[..(content.Length & ~1)]).ToArray();
            }

            at += ChunkHeader + (int)Math.Min(length + (length & 1), (uint)(bytes.Length - at - ChunkHeader));
        }

        throw new SampleException($"{what}: a WAV file without {(known ? "data" : "a format")}. Run `avuie verify` on the shards.");
    }

    private static void CheckFormat(ReadOnlySpan<byte> format, string what)
    {
        if (format.Length < 16)
        {
            throw new SampleException($"{what}: the WAV file's format is cut off. Run `avuie verify` on the shards.");
        }

        var (coding, channels) = (BinaryPrimitives.ReadUInt16LittleEndian(format), BinaryPrimitives.ReadUInt16LittleEndian(format[2..]));
        var (rate, bits) = (BinaryPrimitives.ReadUInt32LittleEndian(format[4..]), BinaryPrimitives.ReadUInt16LittleEndian(format[14..]));
        if ((coding, channels, rate, bits) != (1, 1, 16_000, 16))
        {
            throw new SampleException(
                $"{what}: coding {coding}, {channels} channels, {rate} Hz, {bits} bits; expected PCM (1), 1 channel, 16000 Hz, 16 bits.");
        }
    }
}
