using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>Reads a shard from front to back, whole or only some columns, through Parquet.Net.</summary>
public sealed class ShardReader : IAsyncDisposable
{
    private readonly string _path;
    private readonly ParquetReader _reader;
    private readonly Field[] _fields;

    private ShardReader(string path, ParquetReader reader, Field[] fields)
    {
        _path = path;
        _reader = reader;
        _fields = fields;
    }

    /// <summary>Rows of the file, as its footer states them.</summary>
    public long RowCount => _reader.Metadata!.NumRows;

    /// <summary>The file's key-value metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _reader.CustomMetadata;

    /// <summary>Opens a shard.</summary>
    /// <param name="path">A Parquet file with the columns asked for.</param>
    /// <param name="columns">Names out of <see cref="ColumnNames"/>; null for all. A column left out has its empty value in every row.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="InvalidDataException">No Parquet file, or a column is missing or of another type.</exception>
    public static async Task<ShardReader> OpenAsync(
        string path, IReadOnlyCollection<string>? columns = null, CancellationToken cancellation = default)
    {
        var reader = await ParquetFile.OpenAsync(path, cancellation);
        try
        {
            return new ShardReader(path, reader, Select(path, reader.Schema, columns));
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every row in the order of the file. Holds one row group at a time.</summary>
    public async IAsyncEnumerable<ShardRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var number = 0; number < _reader.RowGroupCount; number++)
        {
            using var group = _reader.OpenRowGroupReader(number);
            var columns = new (Field Field, LeafCursor[] Cursors)[_fields.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                var cursors = new List<LeafCursor>();
                foreach (var leaf in ShardSchema.Leaves(_fields[i]))
                {
                    cursors.Add(await LeafReader.ReadAsync(_path, group, leaf, cancellation));
                }

                columns[i] = (_fields[i], [.. cursors]);
            }

            for (var row = 0L; row < group.RowCount; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return RowCells.ToRow(columns.ToDictionary(
                    static column => column.Field.Name, static column => Assembler.Next(column.Field, column.Cursors)));
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private static Field[] Select(string path, ParquetSchema found, IReadOnlyCollection<string>? columns)
    {
        var expected = ShardSchema.Create().Fields.ToDictionary(field => field.Name);
        if (columns?.FirstOrDefault(name => !expected.ContainsKey(name)) is { } unknown)
        {
            throw new ArgumentException($"A shard has no column '{unknown}'; it has {string.Join(", ", expected.Keys)}.", nameof(columns));
        }

        var fields = new List<Field>();
        foreach (var name in expected.Keys.Where(name => columns?.Contains(name) ?? true))
        {
            var field = found.Fields.FirstOrDefault(one => one.Name == name)
                ?? throw new InvalidDataException($"{path}: has no column '{name}'; it is no shard of this format. Build it again or leave the column out.");
            var (want, have) = (ColumnType.Describe(expected[name]), ColumnType.Describe(field));
            if (want != have)
            {
                throw new InvalidDataException($"{path}: column '{name}' is {have}, expected {want}. Build the shard again with this version.");
            }

            fields.Add(field);
        }

        return [.. fields];
    }
}
