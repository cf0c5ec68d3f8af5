using System.Buffers;
using System.Security.Cryptography;

namespace AvUie.Reasoning;

/// <summary>SHA-256 over the canonical JSON of evidence: an array of objects with fixed property order and no white space.</summary>
public static class EvidenceHash
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Of(IReadOnlyList<EvidenceItem> evidence)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        buffer.ResetWrittenCount();
        CanonicalEvidence.Write(buffer, evidence);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }
}
