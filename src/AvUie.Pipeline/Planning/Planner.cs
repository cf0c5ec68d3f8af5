using System.Globalization;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Leaks;

namespace AvUie.Pipeline.Planning;

/// <summary>
/// Reads the annotations of every source into a plan: sources in the order of the build file, samples of a clip side by side. Reads no
/// medium, so that the plan is a function of annotations and build file alone. Takes about 2 KB of memory a row.
/// </summary>
internal static class Planner
{
    private const int MaxErrors = 20;

    public static PlanResult Plan(BuildFile file, AdapterCatalog catalog, CancellationToken cancellation = default)
    {
        var errors = new List<string>();
        var sources = new List<IReadOnlyList<SourceRow>>();
        var places = new Dictionary<string, (int Source, AnnotationReference At)>(StringComparer.Ordinal);
        for (var index = 0; index < file.Sources.Count; index++)
        {
            var source = file.Sources[index];
            try
            {
                sources.Add([.. Read(file, index, catalog, places, errors, cancellation)]);
            }
            catch (AnnotationFileException error)
            {
                errors.Add($"{Name(file, index)}: {Printable.Of(error.Message, 1000)}");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                errors.Add($"{Name(file, index)}: an annotation file below {Printable.Of(source.Root)} cannot be read: {Printable.Of(error.Message)}");
            }
        }

        if (errors.Count > MaxErrors)
        {
            errors = [.. errors.Take(MaxErrors), string.Create(CultureInfo.InvariantCulture, $"… and {errors.Count - MaxErrors} more")];
        }

        if (errors.Count > 0)
        {
            return new PlanResult.Failure(errors);
        }

        var groups = LeakExclusion.Apply(sources, file.Leaks).SelectMany(ClipOrder.Groups).ToList();
        var starts = Chunking.Starts(groups, file.SamplesPerShard);
        var rows = groups.SelectMany(static group => group).ToArray();
        var chunks = starts.Select((start, index) =>
            new PlanChunk(index, new ArraySegment<SourceRow>(rows, start, (index + 1 < starts.Count ? starts[index + 1] : rows.Length) - start)));
        return new PlanResult.Success(new Plan(file, rows, [.. chunks], PlanHash.Of(file, rows, starts)));
    }

    private static IEnumerable<SourceRow> Read(
        BuildFile file, int index, AdapterCatalog catalog, Dictionary<string, (int Source, AnnotationReference At)> places, List<string> errors,
        CancellationToken cancellation)
    {
        var source = file.Sources[index];
        var adapter = catalog.AdapterOf(source)
            ?? throw new ArgumentException($"no adapter {source.Adapter}: read the build file with the same catalog", nameof(catalog));
        var context = new AdapterContext(
            source.Root, (source.Tasks ?? adapter.Description.Tasks).ToHashSet(StringComparer.Ordinal), source.SplitSet(), source.Options);
        foreach (var row in adapter.Read(context))
        {
            cancellation.ThrowIfCancellationRequested();
            var (name, task, at) = row switch
            {
                SourceRow.Accepted { Value: var sample } => (sample.Source, sample.Task, sample.Annotation),
                SourceRow.Rejected { Value: var rejection } => (rejection.Source, rejection.Task, rejection.Annotation),
                _ => throw new InvalidOperationException("a third kind of row"),
            };
            if (name != source.Adapter || TaskTable.Find(task) is null)
            {
                throw new InvalidOperationException(
                    $"adapter {source.Adapter} yields row \"{Printable.Of(row.Id)}\" of source \"{Printable.Of(name)}\", task \"{Printable.Of(task)}\": "
                    + "the source must be the adapter's name and the task one of the task table");
            }

            if (places.TryAdd(row.Id, (index, at)))
            {
                yield return row;
            }
            else
            {
                var first = places[row.Id];
                errors.Add(
                    $"the id \"{Printable.Of(row.Id)}\" twice: {Place(file, first.Source, first.At)} and {Place(file, index, at)}; "
                    + "build them into two data sets, or leave one out by tasks or splits");
            }
        }
    }

    private static string Name(BuildFile file, int source) =>
        string.Create(CultureInfo.InvariantCulture, $"sources[{source}] ({Printable.Of(file.Sources[source].Adapter)})");

    private static string Place(BuildFile file, int source, AnnotationReference at) => string.Create(
        CultureInfo.InvariantCulture, $"{Name(file, source)} {Printable.Of(Path.Combine(file.Sources[source].Root, at.File))} row {at.Row}");
}
