using System.Security.Cryptography;

namespace AvUie.Reasoning;

/// <summary>The kind of a medium that a model is shown.</summary>
public enum MediaKind
{
    /// <summary>A picture: a sampled frame or a still.</summary>
    Image,

    /// <summary>A sound.</summary>
    Audio,
}

/// <summary>One medium of a sample, encoded when somebody first asks for its bytes and kept from then on.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="kind">Picture or sound.</param>
/// <param name="caption">What it is, such as <c>frame 3 of 10, at 2.2 s</c>; our own words, never a text of the data.</param>
/// <param name="encode">Makes the file: a JPEG picture, or a WAV file of mono 16 kHz PCM16.</param>
public sealed class MediaPart(MediaKind kind, string caption, Func<byte[]> encode)
{
    private readonly Lazy<byte[]> _bytes = new(encode);
    private string? _sha256;

    /// <summary>Picture or sound.</summary>
    public MediaKind Kind { get; } = kind;

    /// <summary>What it is, for the model.</summary>
    public string Caption { get; } = caption;

    /// <summary><c>image/jpeg</c> or <c>audio/wav</c>.</summary>
    public string MimeType => Kind == MediaKind.Image ? "image/jpeg" : "audio/wav";

    /// <summary>The encoded file. Shared: read it, do not write to it.</summary>
    public byte[] Bytes => _bytes.Value;

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 => _sha256 ??= Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
