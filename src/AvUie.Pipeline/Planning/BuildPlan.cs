using AvUie.Core;

namespace AvUie.Pipeline.Planning;

/// <summary>All rows of a build in their order, cut into shards.</summary>
/// <param name="Chunks">The rows of each shard.</param>
/// <param name="Hash">SHA-256 of every row and the cuts, lower-case hexadecimal.</param>
public sealed record BuildPlan(IReadOnlyList<IReadOnlyList<SourceRow>> Chunks, string Hash)
{
    /// <summary>Rows, rejected ones included.</summary>
    public int RowCount => Chunks.Sum(static chunk => chunk.Count);

    /// <summary>All rows in order.</summary>
    public IEnumerable<SourceRow> Rows => Chunks.SelectMany(static chunk => chunk);
}

/// <summary>The sources contradict each other or themselves, so that no plan can be made.</summary>
/// <param name="message">What, where, and what to do.</param>
public sealed class PlanException(string message) : Exception(message);
