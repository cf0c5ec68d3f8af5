using AvUie.Core;

namespace AvUie.Pipeline.Decode;

/// <summary>What ffmpeg and ffprobe may open, whatever a file's content asks for.</summary>
internal static class InputSafety
{
    /// <summary>Local files only.</summary>
    public const string Protocols = "file";

    /// <summary>Containers. A playlist or a concat script under another name is refused, so that no file can name other files.</summary>
    public const string Formats = "mov,mp4,m4a,3gp,3g2,mj2,avi,flv,matroska,webm,mp3,wav,flac,ogg,mpegts";

    /// <summary>The reason that fits ffmpeg's words.</summary>
    public static ReasonCode ReasonIn(string complaints) =>
        complaints.Contains("exceeds specified max pixel count", StringComparison.Ordinal)
            ? ReasonCode.TooManyPixels
            : ReasonCode.CorruptMedia;

    public static string FirstLine(string complaints)
    {
        var line = complaints.AsSpan().Trim();
        var end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        return line.IsEmpty ? "no message" : line[..Math.Min(line.Length, 300)].ToString();
    }
}

/// <summary>A medium goes beyond a limit or breaks the form agreed with the decoder; caught where the decode result is made.</summary>
internal sealed class MediaLimitException(ReasonCode reason, string message) : Exception(message)
{
    public ReasonCode Reason { get; } = reason;
}
