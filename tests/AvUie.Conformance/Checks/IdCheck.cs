using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Conformance.Checks;

internal sealed partial class IdCheck : IConformanceCheck
{
    public string Name => "ids";

    public string Promise => "ids are unique and of the form task/split/key, sources and annotations are named rightly";

    public void Run(AdapterCase adapter)
    {
        var rows = adapter.Read(adapter.Root);
        Expect.That(rows.Samples().Any(), "the fixture gives no sample");
        foreach (var twice in rows.GroupBy(row => row.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            throw new ConformanceException($"the id {twice.Key} occurs {twice.Count()} times");
        }

        foreach (var row in rows)
        {
            Expect.That(Id().IsMatch(row.Id), $"the id \"{row.Id}\" is not task/split/key with a key of letters, digits, '.', '_' and '-'");
            var (source, task, start, annotation) = row switch
            {
                SourceRow.Accepted(var sample) => (sample.Source, sample.Task, $"{sample.Task}/{sample.Split.Name()}/", sample.Annotation),
                SourceRow.Rejected(var rejection) =>
                    (rejection.Source, rejection.Task, $"{rejection.Task}/{rejection.Split?.Name() ?? "none"}/", rejection.Annotation),
                _ => throw new InvalidOperationException("a third kind of row"),
            };
            Expect.That(source == adapter.Description.Name, $"{row.Id}: the source is \"{source}\", not the adapter's name");
            Expect.That(adapter.Description.Tasks.Contains(task), $"{row.Id}: the task \"{task}\" is none of the description's");
            Expect.That(row.Id.StartsWith(start, StringComparison.Ordinal), $"{row.Id}: does not begin with {start}");
            Expect.That(
                annotation.Row >= 1 && !annotation.File.Split('/').Contains("..") && File.Exists(Path.Combine(adapter.Root, annotation.File)),
                $"{row.Id}: {annotation.File} row {annotation.Row} is no row of a file below the root");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9_]+/(train|val|test|none)/[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
