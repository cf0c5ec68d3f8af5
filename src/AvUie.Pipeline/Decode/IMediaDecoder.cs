using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Decode;

/// <summary>Decodes media. FFmpeg's process is one implementation; another one may be put beside it.</summary>
/// <remarks>Thread-safe. A failure of the data is a value; only cancellation and programmer errors throw.</remarks>
public interface IMediaDecoder
{
    /// <summary>Decodes one stretch of one file, pictures and sound from a single pass.</summary>
    Task<DecodeResult> DecodeAsync(DecodeRequest request, CancellationToken cancellation);
}

/// <summary>What to decode. Equal requests have equal results: this record is the key under which a clip is decoded once.</summary>
/// <param name="Root">Absolute root that the file may not leave.</param>
/// <param name="Path">Path relative to the root.</param>
/// <param name="Span">The stretch; null for the whole file.</param>
/// <param name="Frames">Frames to sample by the reference's rule; null for no pictures.</param>
/// <param name="Audio">Whether the sound is wanted.</param>
public sealed record DecodeRequest(string Root, string Path, MediaSpan? Span, int? Frames, bool Audio);

/// <summary>A decoded clip or the reason why there is none. Closed.</summary>
public abstract record DecodeResult
{
    private DecodeResult()
    {
    }

    /// <summary>The clip.</summary>
    /// <param name="Value">Its frames, sound and timing.</param>
    public sealed record Success(DecodedClip Value) : DecodeResult;

    /// <summary>No clip.</summary>
    /// <param name="Reason">The reason code.</param>
    /// <param name="Detail">File, what was expected, what was found.</param>
    public sealed record Failure(ReasonCode Reason, string Detail) : DecodeResult;
}

/// <summary>Frames, sound and timing of a clip.</summary>
/// <param name="Frames">224 × 224 pictures; empty where none were asked for.</param>
/// <param name="Timing">When the frames were taken; null without frames.</param>
/// <param name="Samples">Sound as mono 16 kHz PCM16; null where none was asked for.</param>
/// <param name="File">The raw file with its hash.</param>
/// <param name="Warnings">What the decoder put up with (truncated tail, frames cloned), for the ledger.</param>
public sealed record DecodedClip(
    IReadOnlyList<RgbPicture> Frames, VideoTiming? Timing, short[]? Samples, RawFile File, IReadOnlyList<string> Warnings);

/// <summary>A picture of 8-bit RGB, row by row, no padding.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">3 · width · height bytes.</param>
public sealed record RgbPicture(int Width, int Height, byte[] Pixels);
