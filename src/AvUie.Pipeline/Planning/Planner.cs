using AvUie.Core;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Planning;

/// <summary>
/// Makes the plan: a function of annotation files and options alone. Samples that share their first medium stand side by side, in the
/// place of the first of them, so that a clip is decoded once; a shard takes whole such groups unless a group is larger than a shard.
/// </summary>
public static class Planner
{
    /// <summary>Reads every source.</summary>
    /// <exception cref="PlanException">Two rows have one id.</exception>
    /// <exception cref="AvUie.Adapters.AnnotationFileException">A source's annotations cannot be used.</exception>
    public static BuildPlan Plan(CheckedBuild build, CancellationToken cancellation)
    {
        var ids = new Dictionary<string, SourceRow>(StringComparer.Ordinal);
        var groups = new List<List<SourceRow>>();
        foreach (var source in build.Sources)
        {
            var byMedium = new Dictionary<string, List<SourceRow>>(StringComparer.Ordinal);
            foreach (var row in source.Adapter.Read(source.Context))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!ids.TryAdd(row.Id, row))
                {
                    throw new PlanException(
                        $"two rows have the id \"{row.Id}\": {Place(ids[row.Id])} and {Place(row)}. The adapter must make ids unique.");
                }

                if (row is SourceRow.Accepted { Value.Media: [var first, ..] } && byMedium.TryGetValue(first.Path, out var group))
                {
                    group.Add(row);
                    continue;
                }

                group = [row];
                groups.Add(group);
                if (row is SourceRow.Accepted { Value.Media: [var medium, ..] })
                {
                    byMedium[medium.Path] = group;
                }
            }
        }

        var chunks = Cut(groups, build.File.SamplesPerShard);
        return new BuildPlan(chunks, PlanHash.Of(chunks));
    }

    internal static IReadOnlyList<IReadOnlyList<SourceRow>> Cut(IEnumerable<List<SourceRow>> groups, int size)
    {
        var chunks = new List<IReadOnlyList<SourceRow>>();
        var open = new List<SourceRow>();
        foreach (var group in groups)
        {
            if (open.Count > 0 && open.Count + group.Count > size)
            {
                chunks.Add(open);
                open = [];
            }

            foreach (var row in group)
            {
                if (open.Count == size)
                {
                    chunks.Add(open);
                    open = [];
                }

                open.Add(row);
            }
        }

        if (open.Count > 0)
        {
            chunks.Add(open);
        }

        return chunks;
    }

    private static string Place(SourceRow row) => row switch
    {
        SourceRow.Accepted { Value.Annotation: var at } => $"{at.File} row {at.Row}",
        SourceRow.Rejected { Value.Annotation: var at } => $"{at.File} row {at.Row}",
        _ => "an unknown place",
    };
}
