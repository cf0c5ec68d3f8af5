using DuckDB.NET.Data;

namespace AvUie.Shards.Tests;

/// <summary>DuckDB reads every column of a shard with its type and values.</summary>
public sealed class DuckDbTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly List<ShardRow> _rows = [.. Some.Mixed(70)];

    private string Source => $"read_parquet('{_folder.File("shard-00000.parquet")}')";

    public async Task InitializeAsync()
    {
        await Some.CommitAsync(_folder.Path, 0, _rows);
        await _connection.OpenAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Describe_EveryColumn_HasItsType()
    {
        const string Medium = "STRUCT(bytes BLOB, path VARCHAR)";
        Assert.Equal(
            [
                "id VARCHAR", "source VARCHAR", "task VARCHAR", "family VARCHAR", "split VARCHAR", "sub_split VARCHAR",
                "conversation STRUCT(\"role\" VARCHAR, \"content\" STRUCT(\"type\" VARCHAR, \"text\" VARCHAR)[])[]",
                $"videos {Medium}[][]",
                "video_timings STRUCT(sampled_fps DOUBLE, span_start DOUBLE, span_end DOUBLE, seconds_per_grid DOUBLE, total_frames INTEGER, frame_indices INTEGER[], fallback_to_two BOOLEAN)[]",
                $"images {Medium}[]", $"sounds {Medium}[]", "sound_seconds DOUBLE[]", $"mask {Medium}",
                "frame_index INTEGER", "truth VARCHAR", "answer VARCHAR", "trace VARCHAR", "provenance VARCHAR", "fields VARCHAR",
                "annotation_file VARCHAR", "annotation_row INTEGER", "raw_files STRUCT(path VARCHAR, bytes BIGINT, sha256 VARCHAR)[]",
            ],
            Query($"select column_name || ' ' || column_type from (describe select * from {Source})").Select(row => Normal((string)row[0]!)),
            (expected, actual) => Normal(expected) == actual);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("source")]
    [InlineData("task")]
    [InlineData("family")]
    [InlineData("split")]
    [InlineData("sub_split")]
    [InlineData("conversation")]
    [InlineData("videos")]
    [InlineData("video_timings")]
    [InlineData("images")]
    [InlineData("sounds")]
    [InlineData("sound_seconds")]
    [InlineData("mask")]
    [InlineData("frame_index")]
    [InlineData("truth")]
    [InlineData("answer")]
    [InlineData("trace")]
    [InlineData("provenance")]
    [InlineData("fields")]
    [InlineData("annotation_file")]
    [InlineData("annotation_row")]
    [InlineData("raw_files")]
    public void Select_Column_GivesTheValuesWritten(string column)
    {
        var read = Query($"select {column} from {Source}").Select(row => CellText.Of(row[0])).ToList();
        Assert.Equal(_rows.Select(row => CellText.Of(RowCells.Of(row, column))), read);
        Assert.True(read.Distinct().Count() > 1 || column is "source" or "family" or "answer" or "provenance" or "fields" or "annotation_file");
    }

    [Fact]
    public void KeyValues_HoldTheFeaturesAndOurOwn()
    {
        var keys = Query($"select decode(key) from parquet_kv_metadata('{_folder.File("shard-00000.parquet")}')").Select(row => (string)row[0]!);
        Assert.Equal(["avuie", "huggingface"], keys.Order());
    }

    [Fact]
    public async Task EmptyShard_HasTheColumnsAndNoRow()
    {
        await Some.CommitAsync(_folder.Path, 1, []);
        var empty = $"read_parquet('{_folder.File("shard-00001.parquet")}')";
        Assert.Empty(Query($"select * from {empty}"));
        Assert.Equal(22, Query($"describe select * from {empty}").Count);
    }

    private static string Normal(string type) => type.Replace("\"", "", StringComparison.Ordinal);

    private List<object?[]> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var values = new object?[reader.FieldCount];
            for (var i = 0; i < values.Length; i++)
            {
                // Streams of blobs die with the row, so they are read here.
                values[i] = CellText.Plain(reader.IsDBNull(i) ? null : reader.GetValue(i));
            }

            rows.Add(values);
        }

        return rows;
    }
}
