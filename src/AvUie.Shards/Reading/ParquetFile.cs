using Parquet;

namespace AvUie.Shards;

/// <summary>Opens Parquet files and turns whatever the library throws at a damaged footer into one message that names the file.</summary>
internal static class ParquetFile
{
    public static async Task<ParquetReader> OpenAsync(string path, CancellationToken cancellation)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            return await ParquetReader.CreateAsync(stream, leaveStreamOpen: false, cancellationToken: cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await stream.DisposeAsync();
            throw new InvalidDataException($"{path}: cannot be opened as Parquet ({exception.Message}). It was cut or damaged; build the shard again.", exception);
        }
    }
}
