using AvUie.Adapters;

namespace AvUie.Benchmarks;

/// <summary>What the invented rows of several layouts are made of.</summary>
internal static class InventedRows
{
    private static readonly AdapterCatalog Catalog = new();

    /// <summary>A label of a dataset, another for every number until all had their turn.</summary>
    /// <param name="adapter">The dataset.</param>
    /// <param name="task">The task whose vocabulary it is.</param>
    /// <param name="number">The row's number.</param>
    public static string Label(string adapter, string task, int number)
    {
        var labels = Catalog.Find(adapter)!.Description.Labels[task];
        return labels[number % labels.Count];
    }

    /// <summary>The lines of a JSON array with one element a line.</summary>
    public static IEnumerable<string> JsonArray(IEnumerable<string> elements) => [.. Separated(elements).Prepend("["), "]"];

    /// <summary>Elements with a comma before each but the first.</summary>
    public static IEnumerable<string> Separated(IEnumerable<string> elements) =>
        elements.Select(static (element, index) => index == 0 ? element : "," + element);
}
