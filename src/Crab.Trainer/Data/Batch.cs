using Crab.Trainer.Processing;

namespace Crab.Trainer.Data;

/// <summary>
/// Samples side by side, padded on the right for training: plain arrays, made on the loader's threads and turned into tensors on the training
/// thread. Positions of media are indices into [rows × length].
/// </summary>
internal sealed record Batch
{
    /// <summary>Label of a token that is not learnt.</summary>
    public const long Ignored = -100;

    /// <summary>No rows and no media.</summary>
    public static Batch Empty { get; } = new()
    {
        Ids = [],
        Length = 0,
        InputIds = [],
        Labels = [],
        Positions = [],
        Patches = [],
        Grids = [],
        PatchPositions = [],
        Mel = [],
        SoundFrames = [],
        MelPositions = [],
        RowTokens = [],
    };

    /// <summary>Sample ids by row.</summary>
    public required string[] Ids { get; init; }

    /// <summary>Tokens of the longest row.</summary>
    public required int Length { get; init; }

    /// <summary>[rows, length].</summary>
    public required long[] InputIds { get; init; }

    /// <summary>[rows, length]: the id where it is learnt, else <see cref="Ignored"/>.</summary>
    public required long[] Labels { get; init; }

    /// <summary>[3, rows, length]: rotary positions in time, height and width.</summary>
    public required long[] Positions { get; init; }

    /// <summary>[patches, 1176] of all pictures and videos, one after the other.</summary>
    public required float[] Patches { get; init; }

    /// <summary>The grid of each picture and video.</summary>
    public required PatchGrid[] Grids { get; init; }

    /// <summary>Where the vision tokens stand.</summary>
    public required long[] PatchPositions { get; init; }

    /// <summary>[mel frames, 128] of all sounds, one after the other.</summary>
    public required float[] Mel { get; init; }

    /// <summary>Mel frames of each sound.</summary>
    public required int[] SoundFrames { get; init; }

    /// <summary>Where the audio tokens stand.</summary>
    public required long[] MelPositions { get; init; }

    /// <summary>Tokens of each row that are not padding.</summary>
    public required int[] RowTokens { get; init; }

    /// <summary>Padding stands before the tokens of a row instead of after them: for continuing all rows at one place.</summary>
    public bool PaddedLeft { get; init; }

    /// <summary>Tokens that are not padding.</summary>
    public int Tokens => RowTokens.Sum();

    /// <summary>Rows.</summary>
    public int Rows => Ids.Length;

    /// <summary>Where the labels are predicted, one token before they stand, and what they are.</summary>
    public (long[] Positions, long[] Labels) Targets()
    {
        var at = Enumerable.Range(0, Labels.Length).Where(i => i % Length != 0 && Labels[i] != Ignored).ToArray();
        return (Array.ConvertAll(at, i => i - 1L), Array.ConvertAll(at, i => Labels[i]));
    }
}
