using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AvUie.Pipeline.Imaging;

/// <summary>WAV with one channel of 16-bit PCM at 16 kHz: the one form in which shards keep sound.</summary>
internal static class WavFile
{
    public const int SampleRate = 16_000;
    private const int HeaderBytes = 44;

    /// <summary>A complete file.</summary>
    public static byte[] Encode(ReadOnlySpan<short> samples)
    {
        var bytes = new byte[HeaderBytes + (samples.Length * sizeof(short))];
        var span = bytes.AsSpan();
        "RIFF"u8.CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(span[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(span[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(span[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(span[28..], SampleRate * sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(span[32..], sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(span[34..], 16);
        "data"u8.CopyTo(span[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], samples.Length * sizeof(short));
        for (var i = 0; i < samples.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(span[(HeaderBytes + (i * 2))..], samples[i]);
        }

        return bytes;
    }

    /// <summary>The samples of such a file; false with the reason where it is another form.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> file, out short[] samples, out string problem)
    {
        samples = [];
        if (file.Length < 12 || !file.StartsWith("RIFF"u8) || !file[8..].StartsWith("WAVE"u8))
        {
            problem = "no RIFF/WAVE header";
            return false;
        }

        var known = false;
        for (var at = 12; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (length > file.Length - at - 8)
            {
                problem = $"the chunk at byte {at} says {length} bytes, {file.Length - at - 8} are left";
                return false;
            }

            var body = file.Slice(at + 8, (int)length);
            if (file[at..].StartsWith("fmt "u8))
            {
                known = body.Length >= 16 && BinaryPrimitives.ReadInt16LittleEndian(body) == 1 && BinaryPrimitives.ReadInt16LittleEndian(body[2..]) == 1
                    && BinaryPrimitives.ReadInt32LittleEndian(body[4..]) == SampleRate && BinaryPrimitives.ReadInt16LittleEndian(body[14..]) == 16;
            }
            else if (file[at..].StartsWith("data"u8))
            {
                problem = known ? "" : $"not PCM16, mono, {SampleRate} Hz";
                samples = known ? MemoryMarshal.Cast<byte, short>(body).ToArray() : [];
                return known;
            }

            at += 8 + (int)length + (int)(length & 1);
        }

        problem = "no data chunk";
        return false;
    }
}
