namespace Crab.Trainer.Data;

/// <summary>
/// Samples side by side, padded on the right: plain arrays, made on the loader's threads and turned into tensors on the training
/// thread. Positions of media are indices into [rows × length].
/// </summary>
internal sealed record Batch
{
    /// <summary>Label of a token that is not learnt.</summary>
    public const long Ignored = -100;

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

    /// <summary>[vision tokens, 4704].</summary>
    public required float[] Patches { get; init; }

    /// <summary>Where the vision tokens stand.</summary>
    public required long[] PatchPositions { get; init; }

    /// <summary>[audio tokens, 512].</summary>
    public required float[] Mel { get; init; }

    /// <summary>Where the audio tokens stand.</summary>
    public required long[] MelPositions { get; init; }

    /// <summary>Tokens that are not padding.</summary>
    public required int Tokens { get; init; }

    /// <summary>Rows.</summary>
    public int Rows => Ids.Length;

    /// <summary>Where the labels are predicted, one token before they stand, and what they are.</summary>
    public (long[] Positions, long[] Labels) Targets()
    {
        var at = Enumerable.Range(0, Labels.Length).Where(i => i % Length != 0 && Labels[i] != Ignored).ToArray();
        return (Array.ConvertAll(at, i => i - 1L), Array.ConvertAll(at, i => Labels[i]));
    }
}
