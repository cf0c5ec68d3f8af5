using System.Security.Cryptography;
using System.Text;

namespace AvUie.Reasoning;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
internal static class Sha256Hex
{
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}
