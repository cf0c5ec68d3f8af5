using System.Buffers;
using System.Security.Cryptography;
using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Decode;

/// <summary>A raw file that exists, may be read, is not empty and not a git-lfs pointer, with the hash of its bytes.</summary>
/// <param name="Absolute">Where it lies, links resolved.</param>
/// <param name="File">Path as asked, length, hash.</param>
internal sealed record RawMedia(string Absolute, RawFile File)
{
    private const int Block = 1 << 17;

    /// <summary>Opens and hashes a file, a block at a time.</summary>
    public static async Task<(RawMedia? Media, DecodeResult.Failure? Failure)> OpenAsync(
        string root, string path, CancellationToken cancellation)
    {
        var found = SafePath.Find(root, path);
        if (found.Absolute is null)
        {
            return (null, new DecodeResult.Failure(found.Reason!, found.Detail));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            await using var stream = new FileStream(
                found.Absolute, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(0, Block), cancellation).ConfigureAwait(false)) > 0)
            {
                if (length == 0 && buffer.AsSpan(0, read).StartsWith("version https://git-lfs.github.com/spec/"u8))
                {
                    return (null, new DecodeResult.Failure(ReasonCode.LfsPointer, $"{path}: a git-lfs pointer; fetch the file it stands for"));
                }

                hash.AppendData(buffer, 0, read);
                length += read;
            }

            return length == 0
                ? (null, new DecodeResult.Failure(ReasonCode.EmptyMedia, $"{path}: 0 bytes"))
                : (new RawMedia(found.Absolute, new RawFile(path, length, Convert.ToHexStringLower(hash.GetHashAndReset()))), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, new DecodeResult.Failure(ReasonCode.UnreadableMedia, $"{path}: {error.Message}"));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a small file whole.</summary>
    public static async Task<(byte[]? Bytes, RawFile? File, DecodeResult.Failure? Failure)> ReadAsync(
        string root, string path, int maxBytes, CancellationToken cancellation)
    {
        var (media, failure) = await OpenAsync(root, path, cancellation).ConfigureAwait(false);
        if (media is null)
        {
            return (null, null, failure);
        }

        if (media.File.Bytes > maxBytes)
        {
            return (null, null, new DecodeResult.Failure(
                ReasonCode.TooManyPixels, $"{path}: {media.File.Bytes} bytes are more than a picture file may have ({maxBytes})"));
        }

        try
        {
            return (await System.IO.File.ReadAllBytesAsync(media.Absolute, cancellation).ConfigureAwait(false), media.File, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, null, new DecodeResult.Failure(ReasonCode.UnreadableMedia, $"{path}: {error.Message}"));
        }
    }
}
