using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;

namespace AvUie.Tests;

/// <summary>Runs the build graph over roots, without command line and build file.</summary>
internal static class TestBuild
{
    public static Task<BuildReport> RunAsync(
        IReadOnlyDictionary<string, string> roots, string output, int workers = 2, int chunk = 8192, ShardRange? range = null, bool seal = true,
        params Split[] splits)
    {
        var catalog = new AdapterCatalog();
        var rows = roots.SelectMany(source => Read(catalog.Find(source.Key)!, source.Value, splits));
        var options = new DecodeOptions();
        return new BuildRunner(new FfmpegProcessDecoder(options, TimeProvider.System), new ImageDecoder(options)).RunAsync(
            new BuildRequest
            {
                Chunks = [.. rows.Chunk(chunk).Select(static rows => (IReadOnlyList<SourceRow>)rows)],
                PlanHash = "plan",
                BuildHash = "build",
                Roots = roots,
                OutputFolder = output,
                Workers = workers,
                Range = range,
                Reasoner = new TemplateReasoner(),
                Seal = seal,
            },
            progress: null,
            CancellationToken.None);
    }

    private static IEnumerable<SourceRow> Read(IDatasetAdapter adapter, string root, Split[] splits) => adapter.Read(new AdapterContext(
        root,
        adapter.Description.Tasks.ToHashSet(),
        (splits.Length > 0 ? splits : Enum.GetValues<Split>()).ToHashSet(),
        AdapterCatalog.CheckOptions(adapter.Description, new Dictionary<string, string>()).Options));
}
