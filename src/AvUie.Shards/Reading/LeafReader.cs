using System.Runtime.InteropServices;
using Parquet;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>Reads one leaf of a row group through Parquet.Net, levels included.</summary>
internal static class LeafReader
{
    public static async Task<LeafCursor> ReadAsync(string path, ParquetRowGroupReader group, DataField leaf, CancellationToken cancellation)
    {
        try
        {
            return ShardSchema.TypeName(leaf) switch
            {
                "string" => await ReadAsync<ReadOnlyMemory<char>>(group, leaf, static value => new string(value.Span), cancellation),
                "binary" => await ReadAsync<ReadOnlyMemory<byte>>(group, leaf, Bytes, cancellation),
                "int32" => await ReadAsync<int>(group, leaf, static value => value, cancellation),
                "int64" => await ReadAsync<long>(group, leaf, static value => value, cancellation),
                "float64" => await ReadAsync<double>(group, leaf, static value => value, cancellation),
                _ => await ReadAsync<bool>(group, leaf, static value => value, cancellation),
            };
        }
        catch (NotImplementedException exception)
        {
            throw new InvalidDataException(
                $"{path}: column '{leaf.Path}' is a list in version 2 data pages, which Parquet.Net does not read. Write the file again with version 1 pages.",
                exception);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or InvalidDataException))
        {
            throw new InvalidDataException($"{path}: column '{leaf.Path}' cannot be read ({exception.Message}). The file is damaged; build the shard again.", exception);
        }
    }

    private static async Task<LeafCursor> ReadAsync<T>(
        ParquetRowGroupReader group, DataField leaf, Func<T, object> box, CancellationToken cancellation)
        where T : struct
    {
        var count = checked((int)group.GetMetadata(leaf)!.MetaData!.NumValues);
        var values = new T[count];
        var definitions = new int[count];
        var repetitions = new int[count];
        await group.ReadRawAsync<T>(
            leaf,
            values,
            leaf.MaxDefinitionLevel > 0 ? definitions : (Memory<int>?)null,
            leaf.MaxRepetitionLevel > 0 ? repetitions : (Memory<int>?)null,
            cancellation);
        var there = definitions.Count(level => level == leaf.MaxDefinitionLevel);
        return new LeafCursor(leaf, definitions, repetitions, [.. values.Take(there).Select(box)]);
    }

    /// <summary>The library decodes each value into an array of its own, so most need no second copy.</summary>
    private static byte[] Bytes(ReadOnlyMemory<byte> value) =>
        MemoryMarshal.TryGetArray(value, out var segment) && segment is { Offset: 0, Array: { } array } && array.Length == segment.Count
            ? array
            : value.ToArray();
}
