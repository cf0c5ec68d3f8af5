namespace Crab.Trainer.Model;

/// <summary>All sizes of a thinker, as <c>thinker_config</c> of the published <c>config.json</c> states them.</summary>
/// <param name="Text">The decoder.</param>
/// <param name="Vision">The tower that sees.</param>
/// <param name="Audio">The tower that hears.</param>
/// <param name="Tokens">Ids with a meaning for the model.</param>
internal sealed record ThinkerConfig(TextConfig Text, VisionConfig Vision, AudioConfig Audio, ModelTokens Tokens);

/// <summary>Sizes of the text decoder.</summary>
internal sealed record TextConfig
{
    /// <summary>Ids of the vocabulary.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Width of the feed-forward part.</summary>
    public required int Intermediate { get; init; }

    /// <summary>Layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Key-value heads; they divide the query heads.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Width of a head.</summary>
    public required int HeadSize { get; init; }

    /// <summary>How many of a head's frequencies time, height and width get; together half a head's width.</summary>
    public required IReadOnlyList<int> RotarySections { get; init; }

    /// <summary>Base of the rotary frequencies.</summary>
    public required double RotaryBase { get; init; }

    /// <summary>ε of the norms.</summary>
    public required double Epsilon { get; init; }

    /// <summary>The output matrix is the embedding's.</summary>
    public bool TiedHead { get; init; }
}

/// <summary>Sizes of the vision tower.</summary>
internal sealed record VisionConfig
{
    /// <summary>Blocks.</summary>
    public required int Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Width of the feed-forward part.</summary>
    public required int Intermediate { get; init; }

    /// <summary>Heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Edge of an attention window in tokens (four patches each).</summary>
    public required int WindowTokens { get; init; }

    /// <summary>Blocks that attend to a whole pair of frames instead of a window.</summary>
    public required IReadOnlyList<int> WholeFrameLayers { get; init; }

    /// <summary>Width of a head.</summary>
    public int HeadSize => Hidden / Heads;
}

/// <summary>Sizes of the audio tower.</summary>
internal sealed record AudioConfig
{
    /// <summary>Layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    public required int Hidden { get; init; }

    /// <summary>Width of the feed-forward part.</summary>
    public required int Intermediate { get; init; }

    /// <summary>Heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Mel frames of a chunk; nothing attends beyond its chunk.</summary>
    public required int ChunkFrames { get; init; }

    /// <summary>Positions that the tower knows.</summary>
    public required int Positions { get; init; }

    /// <summary>Width of a head.</summary>
    public int HeadSize => Hidden / Heads;
}

/// <summary>Ids with a meaning for the model.</summary>
/// <param name="Audio">Stands where something is heard.</param>
/// <param name="Image">Stands where a picture is seen.</param>
/// <param name="Video">Stands where a video is seen.</param>
/// <param name="Padding">Fills rows up.</param>
/// <param name="End">Ends an answer; null where the file names none.</param>
internal sealed record ModelTokens(int Audio, int Image, int Video, int Padding, int? End);
