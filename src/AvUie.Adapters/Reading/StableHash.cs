using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AvUie.Adapters;

/// <summary>A number that depends on a text alone, the same on every machine and in every run: what is "seeded" here is drawn with it.</summary>
internal static class StableHash
{
    /// <summary>The first eight bytes of SHA-256 of the text in UTF-8, the lowest first.</summary>
    public static ulong Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
