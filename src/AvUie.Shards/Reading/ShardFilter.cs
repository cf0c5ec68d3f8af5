namespace AvUie.Shards;

/// <summary>Which rows a data set takes.</summary>
/// <param name="Tasks">Tasks; null for all.</param>
/// <param name="Splits">Splits; null for all.</param>
public sealed record ShardFilter(IReadOnlyCollection<string>? Tasks = null, IReadOnlyCollection<string>? Splits = null)
{
    internal bool Takes(ShardRow row) => (Tasks?.Contains(row.Task) ?? true) && (Splits?.Contains(row.Split) ?? true);
}
