using System.Buffers.Binary;
using System.Text;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>PLAIN values as bytes: those of variable length stay in the Parquet file, numbers are copied into the index.</summary>
internal static class LeafBytes
{
    public static bool IsVariable(DataField leaf) => ShardSchema.TypeName(leaf) is "string" or "binary";

    /// <summary>Bytes of a number in the index.</summary>
    public static int FixedSize(DataField leaf) => ShardSchema.TypeName(leaf) switch
    {
        "int32" => 4,
        "bool" => 1,
        _ => 8,
    };

    /// <summary>Copies the value of that ordinal out of a plain page's values.</summary>
    public static void CopyFixed(DataField leaf, ReadOnlySpan<byte> values, int ordinal, BinaryWriter index)
    {
        var isBool = ShardSchema.TypeName(leaf) == "bool";
        if (isBool ? ordinal >> 3 >= values.Length : (ordinal + 1) * FixedSize(leaf) > values.Length)
        {
            throw new InvalidDataException($"column '{leaf.Path}' has fewer values than levels; the file is damaged, build the shard again");
        }

        if (isBool)
        {
            // Booleans are packed eight to a byte, lowest bit first.
            index.Write((byte)((values[ordinal >> 3] >> (ordinal & 7)) & 1));
        }
        else
        {
            var size = FixedSize(leaf);
            index.Write(values.Slice(ordinal * size, size));
        }
    }

    /// <summary>The boxed value of a number in the index.</summary>
    public static object ReadFixed(DataField leaf, ReadOnlySpan<byte> bytes) => ShardSchema.TypeName(leaf) switch
    {
        "int32" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "int64" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "float64" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => bytes[0] != 0,
    };

    /// <summary>Splits bytes of the Parquet file into values, each after its 4-byte length.</summary>
    public static List<object> ReadVariable(DataField leaf, ReadOnlySpan<byte> bytes)
    {
        var isText = ShardSchema.TypeName(leaf) == "string";
        var values = new List<object>();
        while (bytes.Length > 0)
        {
            var length = bytes.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (length < 0 || length > bytes.Length - 4)
            {
                throw new InvalidDataException($"column '{leaf.Path}' does not lie where the index says; index and Parquet file do not belong together");
            }

            var value = bytes.Slice(4, length);
            values.Add(isText ? Encoding.UTF8.GetString(value) : value.ToArray());
            bytes = bytes[(4 + length)..];
        }

        return values;
    }
}
