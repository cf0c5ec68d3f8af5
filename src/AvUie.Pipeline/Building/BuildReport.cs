using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>How a run ended.</summary>
/// <param name="Progress">The last count.</param>
/// <param name="Manifest">The manifest, where this run sealed the folder.</param>
/// <param name="Missing">Shards of the plan that are not there yet, so that nothing could be sealed.</param>
public sealed record BuildReport(BuildProgress Progress, Manifest? Manifest, IReadOnlyList<int> Missing);
