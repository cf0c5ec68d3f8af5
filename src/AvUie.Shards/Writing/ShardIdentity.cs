namespace AvUie.Shards;

/// <summary>What a shard is a function of, written into its file and receipt.</summary>
/// <param name="Index">0-based index of the shard in the plan.</param>
/// <param name="Planned">Rows of the plan's chunk, those included that will be filtered or fail.</param>
/// <param name="PlanHash">Hash of the whole plan.</param>
/// <param name="BuildHash">Hash of the build file and of whatever else the bytes depend on.</param>
public sealed record ShardIdentity(int Index, int Planned, string PlanHash, string BuildHash);
