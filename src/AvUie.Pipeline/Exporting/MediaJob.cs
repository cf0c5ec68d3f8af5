using AvUie.Core;

namespace AvUie.Pipeline.Exporting;

/// <summary>A medium to bring to its place.</summary>
/// <param name="Destination">Path below the export's folder.</param>
/// <param name="Root">The source's root.</param>
/// <param name="RawPath">Path below the root.</param>
/// <param name="Span">The stretch that is exported; null for the whole file.</param>
/// <param name="Form">How it gets there.</param>
/// <param name="Sha256">Hash of the raw file when the shards were built.</param>
/// <param name="Bytes">Its length then.</param>
internal sealed record MediaJob(string Destination, string Root, string RawPath, MediaSpan? Span, MediaForm Form, string Sha256, long Bytes);

/// <summary>How a medium is exported.</summary>
internal enum MediaForm
{
    /// <summary>The raw file itself.</summary>
    File,

    /// <summary>Its sound as MP3.</summary>
    Mp3,

    /// <summary>Its sound as 16-bit PCM.</summary>
    Wave,

    /// <summary>A stretch of a video, encoded anew.</summary>
    Video,
}

/// <summary>How raw files get to their place, as the command line has it.</summary>
internal enum MediaMode
{
    /// <summary>A hard link; where the file system has none, a symbolic one.</summary>
    Link,

    /// <summary>A copy.</summary>
    Copy,

    /// <summary>No media at all.</summary>
    None,
}
