using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Exporting;

/// <summary>A row that a build wrote, with what its sample says of it.</summary>
/// <param name="Sample">The planned sample.</param>
/// <param name="Rank">Its place in the export: sources in the plan's order, then annotation file and row.</param>
/// <param name="Truth">The complete label.</param>
/// <param name="Answer">The answer alone.</param>
/// <param name="Target">The target text; null in test.</param>
/// <param name="RawFiles">The raw files it was made of.</param>
internal sealed record ExportRow(
    SourceSample Sample, int Rank, GroundTruth Truth, string Answer, string? Target, IReadOnlyList<RawFile> RawFiles);
