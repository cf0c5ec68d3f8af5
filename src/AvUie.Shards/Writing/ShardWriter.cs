using System.Globalization;
using System.Text.Json.Nodes;
using Parquet;
using Parquet.Schema;

namespace AvUie.Shards;

/// <summary>
/// Rows to Parquet: 64 rows a group, PLAIN and uncompressed (media do not compress, and plain pages let any value be read by its offset).
/// Same rows, same bytes. A file gets its footer in <see cref="FinishAsync"/> alone: a writer that is dropped leaves no Parquet file,
/// whereas disposing Parquet.Net's writer would end a half-written group as if it were whole.
/// </summary>
internal sealed class ShardWriter
{
    /// <summary>Rows of a group: 8 to 15 MB of frames and sound; 256 would cost three times the memory, 16 bloat the footer.</summary>
    public const int RowsPerGroup = 64;

    /// <summary>A group ends early here, because Parquet.Net holds a column chunk in one buffer and its sizes are 32-bit.</summary>
    private const long MaxGroupMediaBytes = 512L << 20;

    private readonly ParquetWriter _writer;
    private readonly Shredder[] _shredders;
    private int _buffered;
    private long _bufferedMedia;
    private bool _isFinished;

    private ShardWriter(ParquetWriter writer, ParquetSchema schema)
    {
        _writer = writer;
        _shredders = [.. schema.Fields.Select(field => new Shredder(field))];
    }

    /// <summary>Rows given so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Starts a file in <paramref name="stream"/>, which stays the caller's.</summary>
    public static async Task<ShardWriter> CreateAsync(Stream stream, ShardIdentity identity, CancellationToken cancellation)
    {
        var schema = ShardSchema.Create();
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.None };
        var writer = await ParquetWriter.CreateAsync(schema, stream, options, cancellationToken: cancellation);
        var own = new JsonObject
        {
            ["schema_version"] = ShardSchema.Version,
            ["shard"] = identity.Index,
            ["plan_hash"] = identity.PlanHash,
            ["build_hash"] = identity.BuildHash,
        };
        writer.CustomMetadata = new Dictionary<string, string>
        {
            [ShardSchema.HuggingFaceKey] = HuggingFaceFeatures.Json(schema),
            [ShardSchema.OwnKey] = own.ToJsonString(),
        };
        return new ShardWriter(writer, schema);
    }

    /// <summary>Appends a row; every 64th writes a group.</summary>
    public async Task AddAsync(ShardRow row, CancellationToken cancellation)
    {
        Check(row);
        var media = MediaBytes(row);
        if (_buffered > 0 && _bufferedMedia + media > MaxGroupMediaBytes)
        {
            await WriteGroupAsync(cancellation);
        }

        foreach (var shredder in _shredders)
        {
            shredder.Add(RowCells.Of(row, shredder.Root.Name));
        }

        Rows++;
        _bufferedMedia += media;
        if (++_buffered == RowsPerGroup)
        {
            await WriteGroupAsync(cancellation);
        }
    }

    /// <summary>Writes the last group and the footer.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isFinished, this);
        if (_buffered > 0)
        {
            await WriteGroupAsync(cancellation);
        }

        _isFinished = true;
        await _writer.DisposeAsync();
    }

    private static void Check(ShardRow row)
    {
        if (row.Videos.Count != row.VideoTimings.Count || row.Sounds.Count != row.SoundSeconds.Count)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Row '{row.Id}' has {row.Videos.Count} videos with {row.VideoTimings.Count} timings and {row.Sounds.Count} sounds with {row.SoundSeconds.Count} lengths."));
        }
    }

    private static long MediaBytes(ShardRow row) =>
        row.Videos.Sum(video => video.Sum(frame => (long)frame.Length)) + row.Images.Sum(image => (long)image.Length)
        + row.Sounds.Sum(sound => (long)sound.Length) + (row.Mask?.LongLength ?? 0);

    private async Task WriteGroupAsync(CancellationToken cancellation)
    {
        using (var group = _writer.CreateRowGroup())
        {
            foreach (var shredder in _shredders)
            {
                foreach (var column in shredder.Columns)
                {
                    await LeafWriter.WriteAsync(group, column, cancellation);
                }

                shredder.Clear();
            }

            group.CompleteValidate();
        }

        _buffered = 0;
        _bufferedMedia = 0;
    }
}
