using System.Globalization;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Commands;

/// <summary>What a source holds: its lists, how many samples each split yields against what is known, and which of its media are there.</summary>
internal sealed class SourceFindings
{
    private const int MostExamples = 3;

    private readonly BuildSource _source;
    private readonly DatasetDescription _description;
    private readonly SortedDictionary<string, SplitCount> _counts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _media = new(StringComparer.Ordinal);

    private SourceFindings(BuildSource source, DatasetDescription description)
    {
        _source = source;
        _description = description;
    }

    public static IReadOnlyList<Finding> Look(BuildSource source, AdapterCatalog catalog, CancellationToken cancellation)
    {
        var adapter = catalog.AdapterOf(source)!;
        var context = new AdapterContext(
            source.Root, (source.Tasks ?? adapter.Description.Tasks).ToHashSet(StringComparer.Ordinal), source.SplitSet(), source.Options);
        var (findings, whole) = Read(source, adapter, context, cancellation);
        if (whole is null)
        {
            return findings.Tell(context);
        }

        // A list of one split that is not there says nothing of the others.
        var alone = context.Splits.Order().ToDictionary(
            static split => split, split => Read(source, adapter, context with { Splits = new HashSet<Split> { split } }, cancellation));
        var readable = alone.Where(static split => split.Value is { Fault: null, Findings._lists.Count: > 0 }).Select(static split => split.Key).ToHashSet();
        var layout = $"Its layout: {string.Join(", ", adapter.Description.Layout)}";
        if (readable.Count == 0)
        {
            return [new(FindingLevel.Fail, source.Adapter, $"{whole} {layout}")];
        }

        var rest = context with { Splits = readable };
        return
        [
            .. alone.Where(static split => split.Value.Fault is not null).Select((split, number) => new Finding(
                FindingLevel.Fail, $"{source.Adapter} {split.Key.Name()}", number == 0 ? $"{split.Value.Fault} {layout}" : split.Value.Fault!)),
            .. Read(source, adapter, rest, cancellation).Findings.Tell(rest),
        ];
    }

    /// <summary>What was found, and what ended the reading; null where nothing did.</summary>
    private static (SourceFindings Findings, string? Fault) Read(BuildSource source, IDatasetAdapter adapter, AdapterContext context, CancellationToken cancellation)
    {
        var findings = new SourceFindings(source, adapter.Description);
        try
        {
            foreach (var row in adapter.Read(context))
            {
                cancellation.ThrowIfCancellationRequested();
                findings.Count(row);
            }

            return (findings, null);
        }
        catch (AnnotationFileException error)
        {
            return (findings, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (findings, $"an annotation file cannot be read: {error.Message}");
        }
    }

    private void Count(SourceRow row)
    {
        switch (row)
        {
            case SourceRow.Accepted { Value: var sample }:
                var accepted = Of($"{sample.Task}/{sample.Split.Name()}");
                accepted.Samples++;
                accepted.Whole += IsWhole(sample) ? 1 : 0;
                _lists.Add(sample.Annotation.File);
                break;
            case SourceRow.Rejected { Value: var rejection }:
                Of($"{rejection.Task}/{rejection.Split?.Name() ?? "none"}").Reject(rejection.Reason);
                _lists.Add(rejection.Annotation.File);
                break;
        }
    }

    private SplitCount Of(string key)
    {
        if (!_counts.TryGetValue(key, out var count))
        {
            _counts[key] = count = new SplitCount();
        }

        return count;
    }

    private List<Finding> Tell(AdapterContext context)
    {
        var findings = new List<Finding> { new(FindingLevel.Ok, $"{_source.Adapter} lists", $"read {string.Join(", ", _lists)}") };
        foreach (var key in _description.KnownCounts.Keys.Where(key => context.Tasks.Contains(key.Split('/')[0]) && context.Splits.Contains(SplitNames.Parse(key.Split('/')[1])!.Value)))
        {
            Of(key);
        }

        findings.AddRange(_counts.Select(count => Compare(count.Key, count.Value)));
        var missing = _media.Where(static file => !file.Value).Select(static file => file.Key).ToList();
        var (samples, whole) = (_counts.Values.Sum(static count => count.Samples), _counts.Values.Sum(static count => count.Whole));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{_media.Count - missing.Count:N0} of {_media.Count:N0} files, so {whole:N0} of {samples:N0} samples can be built");
        findings.Add(missing.Count == 0
            ? new(FindingLevel.Ok, $"{_source.Adapter} media", text)
            : new(FindingLevel.Warn, $"{_source.Adapter} media", $"{text}; the others end as missing_media or missing_mask. Not there: {string.Join(", ", missing.Take(MostExamples))}{(missing.Count > MostExamples ? ", …" : "")}"));
        return findings;
    }

    private Finding Compare(string key, SplitCount count)
    {
        var rows = count.Samples + count.Rejected;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{count.Samples:N0} samples{count.Rejections}{(count.Samples == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count.Whole:N0} with all their media"))}");
        return !_description.KnownCounts.TryGetValue(key, out var known) ? new(FindingLevel.Ok, $"{_source.Adapter} {key}", text)
            : known == rows ? new(FindingLevel.Ok, $"{_source.Adapter} {key}", text + "; the rows are as many as known")
            : new(FindingLevel.Warn, $"{_source.Adapter} {key}", string.Create(
                CultureInfo.InvariantCulture, $"{text}; {rows:N0} rows, known are {known:N0}: another release, an option, or a damaged file"));
    }

    // Every file is looked for, so that the count of files is whole even where the first is missing.
    private bool IsWhole(SourceSample sample)
    {
        var whole = true;
        foreach (var reference in sample.Media)
        {
            whole &= IsThere(reference);
        }

        return whole;
    }

    private bool IsThere(MediaReference reference)
    {
        if (!_media.TryGetValue(reference.Path, out var there))
        {
            there = reference.Alternatives.Prepend(reference.Path)
                .Any(path => Path.Combine(_source.Root, path) is var full && (File.Exists(full) || Directory.Exists(full)));
            _media.Add(reference.Path, there);
        }

        return there || reference.MayBeEmpty;
    }

    private sealed class SplitCount
    {
        private readonly SortedDictionary<string, int> _reasons = new(StringComparer.Ordinal);

        public int Samples { get; set; }

        public int Rejected => _reasons.Values.Sum();

        public int Whole { get; set; }

        /// <summary>How many rows were rejected and why; empty where none was.</summary>
        public string Rejections => _reasons.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" and {Rejected:N0} rejected rows ({string.Join(", ", _reasons.Select(static reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Key} {reason.Value:N0}")))})");

        public void Reject(ReasonCode reason) => _reasons[reason.Name] = _reasons.GetValueOrDefault(reason.Name) + 1;
    }
}
