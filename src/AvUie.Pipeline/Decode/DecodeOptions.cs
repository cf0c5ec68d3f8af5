using System.ComponentModel.DataAnnotations;

namespace AvUie.Pipeline.Decode;

/// <summary>Limits and tools of decoding.</summary>
internal sealed record DecodeOptions
{
    /// <summary>The ffmpeg program: a name looked up in PATH or a path.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Ffmpeg { get; init; } = "ffmpeg";

    /// <summary>The ffprobe program.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Ffprobe { get; init; } = "ffprobe";

    /// <summary>What a process may take for a clip of no length. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What it may take further for each second of the clip. Default 2.</summary>
    [Range(0.0, 1000.0)]
    public double DeadlinePerSecond { get; init; } = 2;

    /// <summary>Longest clip in seconds; also caps the deadline, whatever a header claims. Default 3600.</summary>
    [Range(1.0, 86400.0)]
    public double MaxSeconds { get; init; } = 3600;

    /// <summary>Most pixels of one picture. Default 16,777,216.</summary>
    [Range(1, 268435456)]
    public int MaxPixels { get; init; } = 16_777_216;

    /// <summary>Longest side of one picture. Default 32,768.</summary>
    [Range(1, 65535)]
    public int MaxSide { get; init; } = 32_768;

    /// <summary>Largest picture file in bytes (videos are streamed and need no such limit). Default 256 MiB.</summary>
    [Range(1, 1 << 30)]
    public int MaxPictureBytes { get; init; } = 256 << 20;

    /// <summary>Most packets of one video. Default 4,000,000 (37 h at 30 frames a second).</summary>
    [Range(1, 100_000_000)]
    public int MaxPackets { get; init; } = 4_000_000;

    /// <summary>What is kept of a process's complaints, in characters; more is read and thrown away. Default 65,536.</summary>
    [Range(1024, 16_777_216)]
    public int MaxStandardError { get; init; } = 65_536;

    /// <summary>
    /// Share of a clip's frames that the decoder may fail to deliver at the end. Up to it the last decoded frame stands in and the
    /// clip carries a warning; beyond it the clip is corrupt. Default 0.1.
    /// </summary>
    [Range(0.0, 1.0)]
    public double MaxMissingShare { get; init; } = 0.1;

    /// <summary>Clips whose packet counts are remembered by file hash. Default 512.</summary>
    [Range(1, 65536)]
    public int ProbesCached { get; init; } = 512;

    /// <summary>Side of the square that frames and pictures are resized to. Default 224, the reference's.</summary>
    [Range(2, 4096)]
    public int Side { get; init; } = 224;

    /// <summary>Throws <see cref="ValidationException"/> naming the first option out of its range.</summary>
    public DecodeOptions Validated()
    {
        Validator.ValidateObject(this, new ValidationContext(this), validateAllProperties: true);
        return this;
    }

    /// <summary>The time a process gets for a clip of so many seconds.</summary>
    internal TimeSpan DeadlineFor(double seconds) =>
        Deadline + TimeSpan.FromSeconds(DeadlinePerSecond * Math.Clamp(double.IsFinite(seconds) ? seconds : 0, 0, MaxSeconds));
}
