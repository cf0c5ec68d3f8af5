namespace Crab.Trainer.Processing;

/// <summary>A sample as the model takes it.</summary>
internal sealed record ProcessedSample
{
    /// <summary>The row's id.</summary>
    public required string Id { get; init; }

    /// <summary>Token ids, placeholders expanded.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>First learnt token.</summary>
    public required int LabelStart { get; init; }

    /// <summary>The token after the last learnt one.</summary>
    public required int LabelEnd { get; init; }

    /// <summary>Pictures and videos by their first token.</summary>
    public required IReadOnlyList<VisionSpan> Vision { get; init; }

    /// <summary>Sounds by their first token.</summary>
    public required IReadOnlyList<AudioSpan> Audio { get; init; }
}

/// <summary>A picture or a video.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Grid">Its patches.</param>
/// <param name="SecondsPerGrid">Seconds between steps of the grid's time axis.</param>
/// <param name="Rows">[patches, 1176].</param>
internal sealed record VisionSpan(int Start, PatchGrid Grid, double SecondsPerGrid, float[] Rows)
{
    /// <summary>A video, even of one step in time, and no picture.</summary>
    public bool IsVideo { get; init; }
}

/// <summary>A sound.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Tokens">Its tokens, 25 a second.</param>
/// <param name="Frames">Mel frames that hold sound.</param>
/// <param name="Mel">[frames, 128].</param>
internal sealed record AudioSpan(int Start, int Tokens, int Frames, float[] Mel);
