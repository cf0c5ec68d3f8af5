using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AvUie.Shards;

/// <summary>Raw little-endian elements to the types that callers compute with.</summary>
internal static class ElementConversion
{
    public static float[] ToSingles(TensorType type, ReadOnlySpan<byte> bytes) => type switch
    {
        TensorType.F64 => Map<double>(bytes, static value => (float)value),
        TensorType.F32 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        TensorType.F16 => Map<Half>(bytes, static value => (float)value),
        TensorType.BF16 => Map<ushort>(bytes, static value => BitConverter.UInt32BitsToSingle((uint)value << 16)),
        TensorType.I64 => Map<long>(bytes, static value => value),
        TensorType.I32 => Map<int>(bytes, static value => value),
        TensorType.I16 => Map<short>(bytes, static value => value),
        TensorType.I8 => Map<sbyte>(bytes, static value => value),
        TensorType.U8 => Map<byte>(bytes, static value => value),
        TensorType.Bool => Map<byte>(bytes, static value => value == 0 ? 0f : 1f),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static long[] ToInt64s(TensorType type, ReadOnlySpan<byte> bytes)
    {
        var values = new long[bytes.Length / type.Size()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                TensorType.I64 => BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * 8)..]),
                TensorType.I32 => BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]),
                TensorType.I16 => BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]),
                TensorType.I8 => (sbyte)bytes[i],
                TensorType.U8 => bytes[i],
                TensorType.Bool => bytes[i] == 0 ? 0 : 1,
                _ => throw new ArgumentOutOfRangeException(nameof(type)),
            };
        }

        return values;
    }

    private static float[] Map<T>(ReadOnlySpan<byte> bytes, Func<T, float> convert)
        where T : unmanaged
    {
        var source = MemoryMarshal.Cast<byte, T>(bytes);
        var values = new float[source.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = convert(source[i]);
        }

        return values;
    }
}
