using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

/// <summary>The real annotation files, where the shared folder is.</summary>
internal static class RealData
{
    private static readonly AdapterCatalog Catalog = new();

    public static DatasetDescription Description(string adapter) => Catalog.Find(adapter)!.Description;

    /// <summary>The rows of some splits, all by default; several lists are not there as a whole.</summary>
    public static IReadOnlyList<SourceRow> Read(
        string adapter, string folder, IEnumerable<Split>? splits = null, params (string Name, string Value)[] options)
    {
        var context = Fixture.Context(Catalog.Find(adapter)!, SharedFolder.Below("real", "raw", folder)!, options);
        return [.. Catalog.Find(adapter)!.Read(splits is null ? context : context with { Splits = splits.ToHashSet() })];
    }

    /// <summary>Samples and rejections of a task and split.</summary>
    public static int Count(this IReadOnlyList<SourceRow> rows, string task, Split split) =>
        rows.Samples().Count(sample => sample.Task == task && sample.Split == split)
        + rows.Rejections().Count(rejection => rejection.Task == task && rejection.Split == split);

    /// <summary>That the rows of these splits are as many as the adapter's description says.</summary>
    public static void AssertKnownCounts(this IReadOnlyList<SourceRow> rows, string adapter, params IEnumerable<Split> splits)
    {
        foreach (var (task, split) in Description(adapter).Tasks.SelectMany(task => splits.Select(split => (task, split))))
        {
            Assert.Equal(Description(adapter).KnownCounts[$"{task}/{split.Name()}"], rows.Count(task, split));
        }
    }
}
