namespace AvUie.Core;

/// <summary>What a medium is to its sample.</summary>
public enum MediaRole
{
    /// <summary>Frames are sampled from it.</summary>
    Video,

    /// <summary>Its sound is taken, whole.</summary>
    Audio,

    /// <summary>A still picture.</summary>
    Image,

    /// <summary>Ground-truth mask of the sounding or described object.</summary>
    Mask,
}

/// <summary>How the pixels of a mask file say "object".</summary>
public enum MaskEncoding
{
    /// <summary>Grey value or palette index is a class id; 0 is background (AVSBench).</summary>
    ClassIndex,

    /// <summary>Any value above zero is the object (Ref-AVS).</summary>
    Binary,
}

/// <summary>A stretch of a media file in seconds, half-open.</summary>
/// <param name="Start">First second.</param>
/// <param name="End">The second after the last.</param>
public readonly record struct MediaSpan(double Start, double End);

/// <summary>A medium that a sample needs.</summary>
/// <param name="Role">What it is to the sample.</param>
/// <param name="Path">Path relative to the source's root, '/' between parts, no '..', not absolute.</param>
public sealed record MediaReference(MediaRole Role, string Path)
{
    /// <summary>The stretch to decode; null for the whole file.</summary>
    public MediaSpan? Span { get; init; }

    /// <summary>Other names the file may have, tried in order when <see cref="Path"/> is not there.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>For <see cref="MediaRole.Mask"/>: how its pixels are read.</summary>
    public MaskEncoding MaskEncoding { get; init; }

    /// <summary>For <see cref="MediaRole.Mask"/>: an absent file is an empty mask, and an empty mask is a legal answer ("absent").</summary>
    public bool MayBeEmpty { get; init; }
}
