using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>Counts what has arrived at the end of the graph. Called by the sink alone, one item at a time.</summary>
internal sealed class BuildCounter(int shards, int missing, long rows, IMeteredReasoner? reasoner, IProgress<BuildProgress>? progress)
{
    private int _done;
    private long _written;
    private long _filtered;
    private long _failed;

    /// <summary>Counts the decodings; set once the graph stands.</summary>
    public SharedClips? Clips { get; set; }

    /// <summary>Where the build stands.</summary>
    public BuildProgress Current => new(
        shards, shards - missing + _done, shards - missing, rows, _written, _filtered, _failed, Clips?.Decoded ?? 0)
    {
        Reasoning = reasoner?.Progress,
    };

    public void Written()
    {
        _written++;
        progress?.Report(Current);
    }

    public void Ended(Outcome outcome)
    {
        _ = outcome == Outcome.Failed ? _failed++ : _filtered++;
        progress?.Report(Current);
    }

    public void Committed()
    {
        _done++;
        progress?.Report(Current);
    }
}
