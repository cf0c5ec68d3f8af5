using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>
/// Evidence as the JSON that is hashed, byte for byte what <see cref="Utf8JsonWriter"/> writes: an array of objects with fixed property
/// order and no white space. What needs no escape is copied here, since the hash is part of every trace; all else goes through that writer.
/// </summary>
internal static class CanonicalEvidence
{
    /// <summary>A number's longest spelling, with room to spare.</summary>
    private const int LongestNumber = 32;

    /// <summary>Below this every whole number is spelt with its digits alone.</summary>
    private const double PlainWhole = 1e9;

    /// <summary>ASCII that the default encoder leaves as it is.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%()*,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~");

    [ThreadStatic]
    private static Utf8JsonWriter? _escaping;

    public static void Write(IBufferWriter<byte> to, IReadOnlyList<EvidenceItem> evidence)
    {
        to.Write("["u8);
        for (var n = 0; n < evidence.Count; n++)
        {
            var item = evidence[n];
            to.Write(n == 0 ? "{\"id\":"u8 : ",{\"id\":"u8);
            Write(to, item.Id);
            to.Write(",\"modality\":"u8);
            Write(to, Modalities.Name(item.Modality));
            to.Write(",\"start\":"u8);
            Write(to, item.Start);
            to.Write(",\"end\":"u8);
            Write(to, item.End);
            to.Write(",\"kind\":"u8);
            Write(to, item.Kind);
            to.Write(",\"value\":"u8);
            Write(to, item.Value);
            to.Write(",\"source\":"u8);
            Write(to, item.Source);
            to.Write("}"u8);
        }

        to.Write("]"u8);
    }

    private static void Write(IBufferWriter<byte> to, string text)
    {
        if (text.AsSpan().ContainsAnyExcept(Plain))
        {
            var escaping = _escaping ??= new Utf8JsonWriter(Stream.Null);
            escaping.Reset(to);
            escaping.WriteStringValue(text);
            escaping.Flush();
            return;
        }

        var room = to.GetSpan(text.Length + 2);
        room[0] = (byte)'"';
        Encoding.ASCII.GetBytes(text, room[1..]);
        room[text.Length + 1] = (byte)'"';
        to.Advance(text.Length + 2);
    }

    private static void Write(IBufferWriter<byte> to, double? seconds)
    {
        if (seconds is not { } value)
        {
            to.Write("null"u8);
            return;
        }

        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"evidence with the time {value.ToString(CultureInfo.InvariantCulture)}: JSON has no such number");
        }

        var room = to.GetSpan(LongestNumber);
        int written;
        _ = value < PlainWhole && value >= 0 && !double.IsNegative(value) && value == Math.Floor(value)
            ? ((int)value).TryFormat(room, out written, default, CultureInfo.InvariantCulture)
            : value.TryFormat(room, out written, default, CultureInfo.InvariantCulture);
        to.Advance(written);
    }
}
