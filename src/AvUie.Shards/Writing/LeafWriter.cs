using Parquet;

namespace AvUie.Shards;

/// <summary>Hands one collected leaf to Parquet.Net in the leaf's own type.</summary>
internal static class LeafWriter
{
    public static Task WriteAsync(ParquetRowGroupWriter group, LeafColumn column, CancellationToken cancellation) => ShardSchema.TypeName(column.Field) switch
    {
        "string" => WriteAsync(group, column, static value => ((string)value).AsMemory(), cancellation),
        "binary" => WriteAsync(group, column, static value => new ReadOnlyMemory<byte>((byte[])value), cancellation),
        "int32" => WriteAsync(group, column, static value => (int)value, cancellation),
        "int64" => WriteAsync(group, column, static value => (long)value, cancellation),
        "float64" => WriteAsync(group, column, static value => (double)value, cancellation),
        _ => WriteAsync(group, column, static value => (bool)value, cancellation),
    };

    private static Task WriteAsync<T>(ParquetRowGroupWriter group, LeafColumn column, Func<object, T> unbox, CancellationToken cancellation)
        where T : struct
    {
        var values = new T[column.Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = unbox(column.Values[i]);
        }

        // The cast matters: without it null becomes an empty array, which Parquet.Net takes for levels that are too few.
        var repetitions = column.Field.MaxRepetitionLevel > 0 ? column.Repetitions.ToArray() : (ReadOnlyMemory<int>?)null;
        return group.WriteAllPartsAsync<T>(column.Field, values, column.Definitions.ToArray(), repetitions, cancellation);
    }
}
