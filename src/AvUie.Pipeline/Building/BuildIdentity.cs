namespace AvUie.Pipeline.Building;

/// <summary>What a shard must have been built from to be kept by a resumed build.</summary>
/// <param name="PlanHash">SHA-256 of the plan's rows.</param>
/// <param name="BuildHash">SHA-256 of what in the build file shapes the bytes.</param>
public sealed record BuildIdentity(string PlanHash, string BuildHash);
