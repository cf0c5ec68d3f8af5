using AvUie.Core;
using AvUie.Pipeline.Declaring;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>Everything a build needs, checked beforehand: it asks nobody and reads no configuration.</summary>
public sealed record BuildRequest
{
    /// <summary>The plan's chunks, all of them, in order: one shard each.</summary>
    public required IReadOnlyList<IReadOnlyList<SourceRow>> Chunks { get; init; }

    /// <summary>SHA-256 of the plan.</summary>
    public required string PlanHash { get; init; }

    /// <summary>SHA-256 of what in the build file shapes the bytes.</summary>
    public required string BuildHash { get; init; }

    /// <summary>Absolute root folder by source name.</summary>
    public required IReadOnlyDictionary<string, string> Roots { get; init; }

    /// <summary>Folder of the shards; made when absent.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The shards to build; null for all.</summary>
    public ShardRange? Range { get; init; }

    /// <summary>Clips decoded at the same time, and rows rendered.</summary>
    public required int Workers { get; init; }

    /// <summary>Writes the traces.</summary>
    public required IReasoner Reasoner { get; init; }

    /// <summary>What side files say of the samples.</summary>
    internal SideTexts SideTexts { get; init; } = SideTexts.None;

    /// <summary>How trace and answer become one target.</summary>
    public TraceStyle Style { get; init; } = TraceStyle.V2;

    /// <summary>Whether to write the manifest when every shard is there.</summary>
    public bool Seal { get; init; } = true;
}
