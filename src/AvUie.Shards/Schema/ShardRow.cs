namespace AvUie.Shards;

/// <summary>One row of a shard: a finished sample with its media. See <c>schemas/</c> for the columns.</summary>
public sealed record ShardRow
{
    /// <summary>Stable id, unique over the build.</summary>
    public required string Id { get; init; }

    /// <summary>Source dataset.</summary>
    public required string Source { get; init; }

    /// <summary>Task name.</summary>
    public required string Task { get; init; }

    /// <summary>Task family.</summary>
    public required string Family { get; init; }

    /// <summary><c>train</c>, <c>val</c> or <c>test</c>.</summary>
    public required string Split { get; init; }

    /// <summary>The source's finer split; null where it has none.</summary>
    public string? SubSplit { get; init; }

    /// <summary>System, user and, where the sample has a target, assistant turn.</summary>
    public required IReadOnlyList<ConversationTurn> Conversation { get; init; }

    /// <summary>Videos in content order, each a list of 224 × 224 JPEG frames.</summary>
    public IReadOnlyList<IReadOnlyList<byte[]>> Videos { get; init; } = [];

    /// <summary>Timing of each video.</summary>
    public IReadOnlyList<VideoTiming> VideoTimings { get; init; } = [];

    /// <summary>Still pictures in content order, 224 × 224 JPEG.</summary>
    public IReadOnlyList<byte[]> Images { get; init; } = [];

    /// <summary>Sounds in content order, each a WAV file: PCM16, 16 kHz, mono, the whole clip.</summary>
    public IReadOnlyList<byte[]> Sounds { get; init; } = [];

    /// <summary>Length of each sound in seconds.</summary>
    public IReadOnlyList<double> SoundSeconds { get; init; } = [];

    /// <summary>Ground-truth mask, 224 × 224 one-channel PNG with 0 and 255; null where the task has none.</summary>
    public byte[]? Mask { get; init; }

    /// <summary>Frame an image task speaks of and index of its audio window; null for video tasks.</summary>
    public int? FrameIndex { get; init; }

    /// <summary>The ground truth as JSON, with a <c>kind</c>.</summary>
    public required string Truth { get; init; }

    /// <summary>The answer alone, as rendered from the ground truth by code.</summary>
    public required string Answer { get; init; }

    /// <summary>The structured reasoning trace as JSON; null where the sample has none.</summary>
    public string? Trace { get; init; }

    /// <summary>Who made label and trace, from what, with which settings: JSON.</summary>
    public required string Provenance { get; init; }

    /// <summary>Further fields of the reference's record, a JSON object.</summary>
    public required string Fields { get; init; }

    /// <summary>Annotation file relative to the source's root.</summary>
    public required string AnnotationFile { get; init; }

    /// <summary>1-based row in the annotation file.</summary>
    public required int AnnotationRow { get; init; }

    /// <summary>The raw media files the row was made of.</summary>
    public required IReadOnlyList<RawFile> RawFiles { get; init; }
}

/// <summary>One turn of the conversation.</summary>
/// <param name="Role"><c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">The parts, joined without separator.</param>
public sealed record ConversationTurn(string Role, IReadOnlyList<TurnPart> Content);

/// <summary>One part of a turn.</summary>
/// <param name="Type"><c>text</c>, <c>video</c>, <c>image</c> or <c>audio</c>; the n-th of a medium is the row's n-th.</param>
/// <param name="Text">The text; null for media.</param>
public sealed record TurnPart(string Type, string? Text);

/// <summary>When the frames of a video were taken.</summary>
/// <param name="SampledFps">Frames kept per second of clip.</param>
/// <param name="SpanStart">First second of the clip in its file.</param>
/// <param name="SpanEnd">Second after the last.</param>
/// <param name="SecondsPerGrid">True seconds between temporal grid steps (two frames); the reference trains with 2.0.</param>
/// <param name="TotalFrames">Frames the clip has.</param>
/// <param name="FrameIndices">Which of them were kept.</param>
/// <param name="FallbackToTwo">The clip had fewer frames than asked and the reference's two-frame fallback was taken.</param>
public sealed record VideoTiming(
    double SampledFps, double SpanStart, double SpanEnd, double SecondsPerGrid, int TotalFrames, IReadOnlyList<int> FrameIndices,
    bool FallbackToTwo);

/// <summary>A raw media file.</summary>
/// <param name="Path">Path relative to the source's root.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of its bytes.</param>
public sealed record RawFile(string Path, long Bytes, string Sha256);
