using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace AvUie.Shards;

/// <summary>Length and both hashes of a file in one pass.</summary>
internal static class FileHash
{
    public static async Task<FileDigest> OfAsync(string path, string name, CancellationToken cancellation)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var xxh3 = new XxHash3();
        var buffer = new byte[1 << 20];
        var length = 0L;
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            sha256.AppendData(buffer, 0, read);
            xxh3.Append(buffer.AsSpan(0, read));
            length += read;
        }

        return new FileDigest(name, length, Convert.ToHexStringLower(sha256.GetHashAndReset()), Hex(xxh3.GetCurrentHashAsUInt64()));
    }

    public static string Hex(ulong hash)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        return Convert.ToHexStringLower(bytes);
    }
}
