using System.Globalization;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Commands;

/// <summary>A source's annotations against what is known of them, and how many of its media are there.</summary>
internal static class SourceFindings
{
    public static IReadOnlyList<Finding> Look(BuildSource source, AdapterCatalog catalog, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        var description = catalog.AdapterOf(source)!.Description;
        var context = new AdapterContext(source.Root, (source.Tasks ?? description.Tasks).ToHashSet(), source.SplitSet(), source.Options);
        var (counts, media, usable, samples) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, bool>(StringComparer.Ordinal), 0, 0);
        try
        {
            foreach (var row in catalog.AdapterOf(source)!.Read(context))
            {
                cancellation.ThrowIfCancellationRequested();
                var key = row switch
                {
                    SourceRow.Accepted { Value: var accepted } => $"{accepted.Task}/{accepted.Split.Name()}",
                    SourceRow.Rejected { Value: var rejection } => $"{rejection.Task}/{rejection.Split?.Name() ?? "none"}",
                    _ => throw new InvalidOperationException("a third kind of row"),
                };
                counts[key] = counts.GetValueOrDefault(key) + 1;
                if (row is SourceRow.Accepted { Value: var sample })
                {
                    samples++;
                    usable += IsWhole(sample, source.Root, media) ? 1 : 0;
                }
            }
        }
        catch (AnnotationFileException error)
        {
            return [new(FindingLevel.Fail, source.Adapter, error.Message)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [new(FindingLevel.Fail, source.Adapter, $"an annotation file cannot be read: {error.Message}")];
        }

        foreach (var (key, count) in counts)
        {
            findings.Add(Count($"{source.Adapter} {key}", count, description.KnownCounts.TryGetValue(key, out var known) ? known : null));
        }

        var there = media.Values.Count(static found => found);
        findings.Add(new(
            usable == samples ? FindingLevel.Ok : FindingLevel.Warn, $"{source.Adapter} media",
            string.Create(CultureInfo.InvariantCulture, $"{there:N0} of {media.Count:N0} files, so {usable:N0} of {samples:N0} samples can be built; the others end as missing_media")));
        return findings;
    }

    private static Finding Count(string subject, int count, int? known) => known is null || known == count
        ? new(FindingLevel.Ok, subject, string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows{(known is null ? "" : ", as known")}"))
        : new(FindingLevel.Warn, subject, string.Create(
            CultureInfo.InvariantCulture, $"{count:N0} rows, known are {known:N0}: another release, an option, or a damaged file"));

    // Every file is looked for, so that the count of files is whole even where the first is missing.
    private static bool IsWhole(SourceSample sample, string root, Dictionary<string, bool> looked)
    {
        var whole = true;
        foreach (var reference in sample.Media)
        {
            whole &= IsThere(root, reference, looked);
        }

        return whole;
    }

    private static bool IsThere(string root, MediaReference reference, Dictionary<string, bool> looked)
    {
        if (!looked.TryGetValue(reference.Path, out var there))
        {
            there = reference.Alternatives.Prepend(reference.Path).Any(path => Path.Combine(root, path) is var full && (File.Exists(full) || Directory.Exists(full)));
            looked.Add(reference.Path, there);
        }

        return there || reference.MayBeEmpty;
    }
}
