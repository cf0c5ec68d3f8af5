using ParquetSharp;

namespace AvUie.Shards.Tests;

/// <summary>Arrow's C++ reader, the one below pyarrow and Hugging Face, reads every leaf with its levels and values.</summary>
public sealed class ParquetSharpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_EveryLeaf_HasLevelsAndValuesWritten()
    {
        var rows = Some.Mixed(70).ToList();
        await Some.CommitAsync(_folder.Path, 0, rows);
        using var reader = new ParquetFileReader(_folder.File("shard-00000.parquet"));
        Assert.Equal(2, reader.FileMetaData.NumRowGroups);
        Assert.Equal(70, reader.FileMetaData.NumRows);
        var fields = ShardSchema.Create().Fields;
        Assert.Equal(fields.SelectMany(ShardSchema.Leaves).Count(), reader.FileMetaData.NumColumns);
        var next = 0;
        foreach (var field in fields)
        {
            var shredders = new[] { rows.Take(64), rows.Skip(64) }.Select(part =>
            {
                var shredder = new Shredder(field);
                part.ToList().ForEach(row => shredder.Add(RowCells.Of(row, field.Name)));
                return shredder.Columns.ToList();
            }).ToList();
            for (var leaf = 0; leaf < shredders[0].Count; leaf++, next++)
            {
                for (var group = 0; group < 2; group++)
                {
                    AssertLeaf(shredders[group][leaf], reader.RowGroup(group), next);
                }
            }
        }
    }

    [Fact]
    public async Task Metadata_MatchesTheApprovedFeatures()
    {
        await Some.CommitAsync(_folder.Path, 0, [Some.Row(0)]);
        using var reader = new ParquetFileReader(_folder.File("shard-00000.parquet"));
        var features = System.Text.Json.Nodes.JsonNode.Parse(reader.FileMetaData.KeyValueMetadata["huggingface"])!;
        Assert.Equal(22, features["info"]!["features"]!.AsObject().Count);
        Repository.AssertApproved(BooksJson.PageBytes(features), "schemas", "examples", "huggingface-features.json");

        // Arrow's schema is what Hugging Face compares with: nothing may be required.
        for (var i = 0; i < reader.FileMetaData.NumColumns; i++)
        {
            for (var node = reader.FileMetaData.Schema.Column(i).SchemaNode; node.Parent is { } parent; node = parent)
            {
                Assert.NotEqual(Repetition.Required, node.Repetition);
            }
        }
    }

    private static void AssertLeaf(LeafColumn expected, RowGroupReader group, int column)
    {
        using var reader = group.Column(column);
        var count = expected.Definitions.Count;
        var definitions = new short[count];
        var repetitions = new short[count];
        object[] values = reader switch
        {
            ColumnReader<ByteArray> bytes => Read(bytes, definitions, repetitions, value => value.Length == 0 ? [] : ToArray(value)),
            ColumnReader<int> numbers => Read(numbers, definitions, repetitions, value => value),
            ColumnReader<long> numbers => Read(numbers, definitions, repetitions, value => value),
            ColumnReader<double> numbers => Read(numbers, definitions, repetitions, value => value),
            ColumnReader<bool> flags => Read(flags, definitions, repetitions, value => value),
            _ => throw new NotSupportedException(reader.GetType().Name),
        };
        Assert.Equal(expected.Definitions, definitions.Select(level => (int)level));
        Assert.Equal(expected.Repetitions, repetitions.Select(level => (int)level));
        Assert.Equal(
            expected.Values.Select(value => CellText.Of(value is string text ? System.Text.Encoding.UTF8.GetBytes(text) : value)), values.Select(CellText.Of));
    }

    private static object[] Read<T>(ColumnReader<T> reader, short[] definitions, short[] repetitions, Func<T, object> box)
        where T : unmanaged
    {
        var values = new T[definitions.Length];
        var levels = reader.ReadBatch(definitions.Length, definitions, repetitions, values, out var valuesRead);
        Assert.Equal(definitions.Length, levels);
        Assert.False(reader.HasNext);
        return [.. values.Take((int)valuesRead).Select(box)];
    }

    private static byte[] ToArray(ByteArray value)
    {
        var bytes = new byte[value.Length];
        System.Runtime.InteropServices.Marshal.Copy(value.Pointer, bytes, 0, bytes.Length);
        return bytes;
    }
}
