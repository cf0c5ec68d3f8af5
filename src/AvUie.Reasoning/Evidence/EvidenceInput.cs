using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>What a sample offers for measurement. Everything may be absent.</summary>
public sealed record EvidenceInput
{
    /// <summary>Sounds in content order, each mono 16 kHz PCM16. Times count from the first sample.</summary>
    public IReadOnlyList<short[]> Sounds { get; init; } = [];

    /// <summary>Videos in content order. A still picture is a video of one frame.</summary>
    public IReadOnlyList<SampledVideo> Videos { get; init; } = [];

    /// <summary>Length of the clip in seconds; null takes the longest sound's.</summary>
    public double? ClipSeconds { get; init; }

    /// <summary>Box and points of the object; null where the task has none.</summary>
    public Region? Region { get; init; }

    /// <summary>224 × 224 bytes, row by row, anything but 0 is object; null where the task has none.</summary>
    public byte[]? Mask { get; init; }

    /// <summary>Texts that somebody else vouches for: questions, captions, transcripts.</summary>
    public IReadOnlyList<DeclaredText> Declared { get; init; } = [];
}

/// <summary>The sampled frames of one video.</summary>
/// <param name="Frames">RGB bytes of each frame, all of one size.</param>
/// <param name="Times">Seconds of each frame, ascending, as many as frames.</param>
public sealed record SampledVideo(IReadOnlyList<byte[]> Frames, IReadOnlyList<double> Times);

/// <summary>A text that was declared, not measured.</summary>
/// <param name="Kind">What it is, such as <c>question</c> or <c>caption</c>.</param>
/// <param name="Value">The text.</param>
/// <param name="Source">Who declares it, such as the dataset's name.</param>
/// <param name="Start">First second; null where it holds for the whole clip.</param>
/// <param name="End">Second after the last.</param>
public sealed record DeclaredText(string Kind, string Value, string Source, double? Start = null, double? End = null);
