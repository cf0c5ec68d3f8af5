using System.Security.Cryptography;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary>How a raw file is now, against what a row says of it.</summary>
internal enum RawFileState
{
    /// <summary>Same length, same hash.</summary>
    Unchanged,

    /// <summary>Other bytes.</summary>
    Changed,

    /// <summary>Not there, or not to be read.</summary>
    Missing,

    /// <summary>Nobody says where the source's root is.</summary>
    RootUnknown,
}

/// <summary>Compares raw files with the hashes that rows keep.</summary>
internal static class RawFileCheck
{
    public static async Task<RawFileState> CheckAsync(string? root, RawFile file, CancellationToken cancellation)
    {
        if (root is null)
        {
            return RawFileState.RootUnknown;
        }

        // The row is data: its path may not lead out of the root.
        var path = Path.GetFullPath(Path.Combine(root, file.Path));
        if (!path.StartsWith(Path.TrimEndingDirectorySeparator(root) + '/', StringComparison.Ordinal) || !File.Exists(path))
        {
            return RawFileState.Missing;
        }

        try
        {
            await using var stream = File.OpenRead(path);
            return stream.Length == file.Bytes && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) == file.Sha256
                ? RawFileState.Unchanged
                : RawFileState.Changed;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return RawFileState.Missing;
        }
    }
}
