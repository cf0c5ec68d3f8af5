using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;
using Parquet;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>
/// Where every value of a shard lies (<c>.index</c>), so that one row costs one read per column and no decoding of its row group.
/// Layout, little-endian: magic, Parquet length (u64), rows (u32), a table of rows + 1 record offsets (u64), the records, XXH3 of all before.
/// A record holds for each leaf in file order: number of levels (varint), the levels (repetition × 16 + definition, one byte each), then,
/// where a value is there, file offset and byte count of the row's values (varints), or the numbers themselves.
/// </summary>
internal sealed class ShardIndex
{
    private const int TableStart = 8 + 8 + 4;

    private readonly byte[] _bytes;

    private ShardIndex(byte[] bytes)
    {
        _bytes = bytes;
        ParquetLength = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8));
        Rows = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(16));
    }

    public long ParquetLength { get; }

    public int Rows { get; }

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    private static ReadOnlySpan<byte> Magic => "AVUIEIX1"u8;

    /// <summary>Walks the pages of a shard. Reads the whole file once.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or is Parquet of a kind that has no byte offsets to point at.</exception>
    public static async Task<ShardIndex> BuildAsync(string path, CancellationToken cancellation)
    {
        await using var reader = await ParquetFile.OpenAsync(path, cancellation);
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var leaves = Leaves(path, reader.Schema);
        using var records = new MemoryStream();
        var offsets = new List<long>();
        using (var writer = new BinaryWriter(records, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            for (var number = 0; number < reader.RowGroupCount; number++)
            {
                cancellation.ThrowIfCancellationRequested();
                using var group = reader.OpenRowGroupReader(number);
                try
                {
                    AddGroup(path, file, group, leaves, writer, offsets);
                }
                catch (InvalidDataException exception) when (!exception.Message.StartsWith(path, StringComparison.Ordinal))
                {
                    throw new InvalidDataException($"{path}: {exception.Message}", exception);
                }
            }
        }

        return new ShardIndex(Join(RandomAccess.GetLength(file), offsets, records.ToArray()));
    }

    /// <summary>Reads an index file.</summary>
    public static ShardIndex Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var isWhole = bytes.Length >= TableStart + 16 && bytes.AsSpan().StartsWith(Magic)
            && XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - 8)) == BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(bytes.Length - 8));
        return isWhole
            ? new ShardIndex(bytes)
            : throw new InvalidDataException($"{path}: is no whole index. It was cut or damaged; build the shard again.");
    }

    /// <summary>The record of a row.</summary>
    public ReadOnlySpan<byte> Record(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        return _bytes.AsSpan((int)OffsetOf(row)..(int)OffsetOf(row + 1));
    }

    private long OffsetOf(int row) => BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan(TableStart + (8 * row)));

    private static DataField[] Leaves(string path, ParquetSchema found)
    {
        var expected = ShardSchema.Create().Fields;
        if (expected.Count != found.Fields.Count
            || expected.Zip(found.Fields).Any(pair => pair.First.Name != pair.Second.Name || ColumnType.Describe(pair.First) != ColumnType.Describe(pair.Second)))
        {
            throw new InvalidDataException($"{path}: has other columns than a shard of this format; see schemas/shard-columns.md. Build it again.");
        }

        return [.. found.Fields.SelectMany(ShardSchema.Leaves)];
    }

    private static void AddGroup(
        string path, SafeFileHandle file, ParquetRowGroupReader group, DataField[] leaves, BinaryWriter writer, List<long> offsets)
    {
        // Column by column, because a page is as large as all of a group's frames; then row by row.
        var parts = new byte[leaves.Length][][];
        for (var i = 0; i < leaves.Length; i++)
        {
            var page = LeafPage.Read(path, file, leaves[i], group.GetMetadata(leaves[i])!);
            parts[i] = new byte[group.RowCount][];
            for (var row = 0; row < parts[i].Length; row++)
            {
                using var part = new MemoryStream();
                using var partWriter = new BinaryWriter(part);
                page.WriteRow(partWriter);
                parts[i][row] = part.ToArray();
            }
        }

        for (var row = 0; row < group.RowCount; row++)
        {
            offsets.Add(writer.BaseStream.Position);
            foreach (var part in parts)
            {
                writer.Write(part[row]);
            }
        }
    }

    private static byte[] Join(long parquetLength, List<long> offsets, byte[] records)
    {
        var recordsStart = TableStart + (8 * (offsets.Count + 1));
        var bytes = new byte[recordsStart + records.Length + 8];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), parquetLength);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), offsets.Count);
        offsets.Add(records.Length);
        for (var i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(TableStart + (8 * i)), recordsStart + offsets[i]);
        }

        records.CopyTo(bytes, recordsStart);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(bytes.Length - 8), XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - 8)));
        return bytes;
    }
}
