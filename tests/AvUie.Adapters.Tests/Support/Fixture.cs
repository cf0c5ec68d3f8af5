using AvUie.Core;

namespace AvUie.Adapters.Tests;

/// <summary>The fixture folder of an adapter: <c>fixtures/{adapter name}/root</c> in the official layout and <c>approved.txt</c>.</summary>
internal sealed class Fixture
{
    public static string Folder { get; } = Path.Combine(Checkout(), "tests", "AvUie.Adapters.Tests", "fixtures");

    public static IReadOnlySet<Split> AllSplits { get; } = new HashSet<Split> { Split.Train, Split.Validation, Split.Test };

    public static string Root(string adapter) => Path.Combine(Folder, adapter, "root");

    /// <summary>A context for every task and split, with default options but for those given.</summary>
    public static AdapterContext Context(IDatasetAdapter adapter, string root, params (string Name, string Value)[] options)
    {
        var check = AdapterCatalog.CheckOptions(adapter.Description, options.ToDictionary(option => option.Name, option => option.Value));
        Assert.Empty(check.Errors);
        return new AdapterContext(root, adapter.Description.Tasks.ToHashSet(), AllSplits, check.Options);
    }

    public static IReadOnlyList<SourceRow> Read(IDatasetAdapter adapter, string root, params (string Name, string Value)[] options) =>
        [.. adapter.Read(Context(adapter, root, options))];

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AvUie.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("AvUie.sln stands in no folder above the tests");
        }

        return folder.FullName;
    }
}

internal static class SourceRows
{
    public static IReadOnlyList<SourceSample> Samples(this IEnumerable<SourceRow> rows) =>
        [.. rows.OfType<SourceRow.Accepted>().Select(row => row.Value)];

    public static IReadOnlyList<Rejection> Rejections(this IEnumerable<SourceRow> rows) =>
        [.. rows.OfType<SourceRow.Rejected>().Select(row => row.Value)];

    /// <summary>The rejection of a line.</summary>
    public static Rejection At(this IEnumerable<SourceRow> rows, string file, int line) =>
        Assert.Single(rows.Rejections(), row => row.Annotation == new AnnotationReference(file, line));

    public static int Count(this IEnumerable<SourceRow> rows, ReasonCode reason) => rows.Rejections().Count(row => row.Reason == reason);
}

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("avuie-adapters-").FullName;

    public string Path { get; }

    public string Copy(string from, string name)
    {
        var to = System.IO.Path.Combine(Path, name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
