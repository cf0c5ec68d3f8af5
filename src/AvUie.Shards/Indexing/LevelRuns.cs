using System.Buffers.Binary;
using System.Numerics;

namespace AvUie.Shards;

/// <summary>Levels of a version 1 data page: a 4-byte length, then Parquet's hybrid of runs and bit-packed groups.</summary>
internal static class LevelRuns
{
    /// <summary>Decodes <paramref name="count"/> levels and moves <paramref name="page"/> behind them.</summary>
    public static byte[] Read(ref ReadOnlySpan<byte> page, int maxLevel, int count)
    {
        var levels = new byte[count];
        if (maxLevel == 0)
        {
            return levels;
        }

        var length = page.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(page);
        if (length < 0 || length > page.Length - 4)
        {
            throw new InvalidDataException("levels reach beyond their page");
        }

        Decode(page.Slice(4, length), 32 - BitOperations.LeadingZeroCount((uint)maxLevel), levels);
        page = page[(4 + length)..];
        return levels;
    }

    private static void Decode(ReadOnlySpan<byte> bytes, int width, Span<byte> levels)
    {
        var (position, done) = (0, 0);
        while (done < levels.Length)
        {
            var head = Head(bytes, ref position);
            if ((head & 1) == 0)
            {
                var run = (int)Math.Min(head >> 1, (uint)(levels.Length - done));
                levels.Slice(done, run).Fill(At(bytes, position++));
                done += run;
                if (run == 0)
                {
                    throw new InvalidDataException("levels hold an empty run");
                }

                continue;
            }

            var packed = (long)(head >> 1) * 8;
            var start = position;
            for (long i = 0; i < packed && done < levels.Length; i++, done++)
            {
                var level = 0;
                for (var bit = 0; bit < width; bit++)
                {
                    var place = (i * width) + bit;
                    level |= ((At(bytes, start + (int)(place >> 3)) >> (int)(place & 7)) & 1) << bit;
                }

                levels[done] = (byte)level;
            }

            position = start + (int)(packed * width / 8);
        }
    }

    private static uint Head(ReadOnlySpan<byte> bytes, ref int position)
    {
        uint value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var next = At(bytes, position++);
            value |= (uint)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return value;
    }

    private static byte At(ReadOnlySpan<byte> bytes, int position) =>
        (uint)position < (uint)bytes.Length ? bytes[position] : throw new InvalidDataException("levels end early");
}
