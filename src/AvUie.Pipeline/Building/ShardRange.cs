namespace AvUie.Pipeline.Building;

/// <summary>Shards to build: 0-based, both ends inclusive.</summary>
/// <param name="First">First index.</param>
/// <param name="Last">Last index.</param>
public readonly record struct ShardRange(int First, int Last)
{
    /// <summary>Whether the index is in the range.</summary>
    public bool Contains(int index) => index >= First && index <= Last;
}
