using System.Buffers;
using Microsoft.Win32.SafeHandles;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>Reads one row by its index record. Immutable and thread-safe.</summary>
internal sealed class RowLocator
{
    private readonly (Field Field, DataField[] Leaves, bool IsRead)[] _columns;

    /// <param name="columns">Names to read; null for all.</param>
    public RowLocator(IReadOnlyCollection<string>? columns)
    {
        _columns = [.. ShardSchema.Create().Fields.Select(field => (field, ShardSchema.Leaves(field).ToArray(), columns?.Contains(field.Name) ?? true))];
        if (columns?.FirstOrDefault(name => _columns.All(column => column.Field.Name != name)) is { } unknown)
        {
            throw new ArgumentException($"A shard has no column '{unknown}'.", nameof(columns));
        }
    }

    public ShardRow Read(string path, SafeFileHandle file, ShardIndex index, int row)
    {
        try
        {
            var record = index.Record(row);
            var cells = new Dictionary<string, object?>();
            foreach (var (field, leaves, isRead) in _columns)
            {
                var cursors = new LeafCursor[leaves.Length];
                for (var i = 0; i < leaves.Length; i++)
                {
                    cursors[i] = ReadLeaf(file, leaves[i], isRead, ref record)!;
                }

                if (isRead)
                {
                    cells.Add(field.Name, Assembler.Next(field, cursors));
                }
            }

            return RowCells.ToRow(cells);
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"{path}, row {row}: {exception.Message}. Run `avuie verify`, then build the shard again.", exception);
        }
    }

    private static LeafCursor? ReadLeaf(SafeFileHandle file, DataField leaf, bool isRead, ref ReadOnlySpan<byte> record)
    {
        var count = checked((int)Varint(ref record));
        var levels = record[..count];
        record = record[count..];
        var values = 0;
        foreach (var level in levels)
        {
            values += (level & 15) == leaf.MaxDefinitionLevel ? 1 : 0;
        }

        List<object> found = [];
        if (values > 0 && LeafBytes.IsVariable(leaf))
        {
            var offset = Varint(ref record);
            var length = checked((int)Varint(ref record));
            if (isRead)
            {
                found = ReadVariable(file, leaf, offset, length);
            }
        }
        else if (values > 0)
        {
            var size = LeafBytes.FixedSize(leaf);
            for (var i = 0; i < values; i++)
            {
                found.Add(LeafBytes.ReadFixed(leaf, record[(i * size)..]));
            }

            record = record[(values * size)..];
        }

        if (!isRead)
        {
            return null;
        }

        var (definitions, repetitions) = (new int[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            (definitions[i], repetitions[i]) = (levels[i] & 15, levels[i] >> 4);
        }

        return new LeafCursor(leaf, definitions, repetitions, found);
    }

    private static List<object> ReadVariable(SafeFileHandle file, DataField leaf, long offset, int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var bytes = buffer.AsSpan(0, length);
            var read = 0;
            while (read < length)
            {
                var step = RandomAccess.Read(file, bytes[read..], offset + read);
                read += step > 0 ? step : throw new InvalidDataException($"the file ends within column '{leaf.Path}'");
            }

            return LeafBytes.ReadVariable(leaf, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static long Varint(ref ReadOnlySpan<byte> bytes)
    {
        long value = 0;
        for (var (i, shift) = (0, 0); shift < 63; i++, shift += 7)
        {
            value |= (long)(bytes[i] & 0x7f) << shift;
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("the index record holds a number without end");
    }
}
