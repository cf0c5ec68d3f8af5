using AvUie.Adapters;
using AvUie.Core;

namespace AvUie.Conformance;

/// <summary>An adapter with its fixture: what every check is given.</summary>
/// <param name="Adapter">The adapter.</param>
/// <param name="Fixture">Absolute path of the folder with <c>root/</c> (the dataset's layout) and <c>approved.txt</c> (the snapshot).</param>
internal sealed record AdapterCase(IDatasetAdapter Adapter, string Fixture)
{
    private static readonly HashSet<Split> AllSplits = [.. Enum.GetValues<Split>()];

    public DatasetDescription Description => Adapter.Description;

    public string Root => Path.Combine(Fixture, "root");

    public string ApprovedFile => Path.Combine(Fixture, "approved.txt");

    /// <summary>A context for every task and split, with default options.</summary>
    public AdapterContext Context(string root)
    {
        var options = AdapterCatalog.CheckOptions(Description, new Dictionary<string, string>());
        Expect.That(options.Errors.Count == 0, $"the default options are wrong: {string.Join("; ", options.Errors)}");
        return new AdapterContext(root, Description.Tasks.ToHashSet(StringComparer.Ordinal), AllSplits, options.Options);
    }

    public IReadOnlyList<SourceRow> Read(string root) => [.. Adapter.Read(Context(root))];

    /// <summary>The rows as text that shows all there is to them.</summary>
    public List<string> Lines(string root) => [.. Adapter.Read(Context(root)).Select(RowText.Of)];

    /// <summary>The files that rows of the fixture name as their annotation.</summary>
    public IEnumerable<string> AnnotationFiles() => Read(Root)
        .Select(row => row switch
        {
            SourceRow.Accepted(var sample) => sample.Annotation.File,
            SourceRow.Rejected(var rejection) => rejection.Annotation.File,
            _ => throw new InvalidOperationException("a third kind of row"),
        })
        .Distinct(StringComparer.Ordinal);
}

/// <summary>The two kinds of rows.</summary>
internal static class RowKinds
{
    public static IEnumerable<SourceSample> Samples(this IEnumerable<SourceRow> rows) => rows.OfType<SourceRow.Accepted>().Select(row => row.Value);

    public static IEnumerable<Rejection> Rejections(this IEnumerable<SourceRow> rows) => rows.OfType<SourceRow.Rejected>().Select(row => row.Value);
}
