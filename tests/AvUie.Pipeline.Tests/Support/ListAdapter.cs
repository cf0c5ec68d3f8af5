using AvUie.Adapters;
using AvUie.Core;

namespace AvUie.Pipeline.Tests;

/// <summary>Reads <c>rows.txt</c>: <c>key clip label</c> a line, or <c>reject key</c>. Found by reflection like anybody's adapter.</summary>
public sealed class ListAdapter : IDatasetAdapter
{
    public DatasetDescription Description { get; } = ListRows.Describe("test_list");

    public IEnumerable<SourceRow> Read(AdapterContext context) => ListRows.Read("test_list", context);
}

/// <summary>A second dataset that makes the same ids.</summary>
public sealed class TwinAdapter : IDatasetAdapter
{
    public DatasetDescription Description { get; } = ListRows.Describe("test_twin");

    public IEnumerable<SourceRow> Read(AdapterContext context) => ListRows.Read("test_twin", context);
}

internal static class ListRows
{
    public static AdapterCatalog Catalog { get; } = new(typeof(ListAdapter).Assembly);

    public static DatasetDescription Describe(string name) => new(
        name, "A list", ["ucf"], "none", "make it", ["rows.txt"], [new("mode", "plain", ["plain", "fancy"], "Nothing."), new("note", "", [], "Any text.")],
        new Dictionary<string, int> { ["ucf/train"] = 3 });

    public static IEnumerable<SourceRow> Read(string name, AdapterContext context)
    {
        var path = Path.Combine(context.Root, "rows.txt");
        if (!File.Exists(path))
        {
            throw new AnnotationFileException(path, "is not there. Let the root be the folder that holds it.");
        }

        var number = 0;
        foreach (var parts in File.ReadLines(path).Select(static line => line.Split(' ')))
        {
            number++;
            yield return parts is ["reject", var key]
                ? new SourceRow.Rejected(new($"ucf/train/{key}", name, "ucf", Split.Train, new("rows.txt", number), ReasonCode.BadRow, "told to"))
                : new SourceRow.Accepted(Sample(name, parts, number));
        }
    }

    public static SourceSample Sample(string name, string[] parts, int number) => new()
    {
        Id = $"ucf/train/{parts[0]}",
        Source = name,
        Task = "ucf",
        Split = Split.Train,
        Media = [new(MediaRole.Video, $"clips/{parts[1]}.mp4"), new(MediaRole.Audio, $"clips/{parts[1]}.mp4")],
        Truth = new ClassTruth(parts[2]),
        Annotation = new("rows.txt", number),
    };
}
