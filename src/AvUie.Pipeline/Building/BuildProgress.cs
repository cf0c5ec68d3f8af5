using AvUie.Pipeline.Terminal;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>Where a build stands. Counts are of this run; skipped shards were complete before it.</summary>
/// <param name="Shards">Shards this run has to bring about.</param>
/// <param name="ShardsDone">Of them, committed or found complete.</param>
/// <param name="ShardsSkipped">Of those, found complete.</param>
/// <param name="Rows">Rows of the shards that were not complete.</param>
/// <param name="Written">Rows written.</param>
/// <param name="Filtered">Rows filtered.</param>
/// <param name="Failed">Rows failed.</param>
/// <param name="ClipsDecoded">Decoding processes begun.</param>
public sealed record BuildProgress(
    int Shards, int ShardsDone, int ShardsSkipped, long Rows, long Written, long Filtered, long Failed, long ClipsDecoded)
    : IProgressState
{
    /// <summary>What the language model has done; null where none is asked.</summary>
    public ReasoningProgress? Reasoning { get; init; }

    /// <summary>Rows that have ended.</summary>
    public long Ended => Written + Filtered + Failed;

    double IProgressState.Share => Rows == 0 ? 1 : (double)Ended / Rows;

    string IProgressState.Text => ProgressText.Of(this);
}
