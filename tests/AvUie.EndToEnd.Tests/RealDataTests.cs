using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;

namespace AvUie.Tests;

public sealed class RealDataTests
{
    [SharedFact("real", "raw")]
    public async Task Build_RealAnnotations_WritesWhatHasMediaAndBooksTheRest()
    {
        using var output = new TemporaryFolder();
        var catalog = new AdapterCatalog();
        var roots = new[] { "ave", "llp", "avsbench", "ref_avs" }.ToDictionary(name => name, name => SharedFolder.Below("real", "raw", name)!);
        var rows = roots.SelectMany(source => Read(catalog.Find(source.Key)!, source.Value)).ToList();
        var runner = new BuildRunner(new FfmpegProcessDecoder(new DecodeOptions(), TimeProvider.System), new ImageDecoder(new DecodeOptions()));

        var report = await runner.RunAsync(
            new BuildRequest
            {
                Chunks = [.. rows.Chunk(8192).Select(static chunk => (IReadOnlyList<SourceRow>)chunk)],
                PlanHash = "p",
                BuildHash = "b",
                Roots = roots,
                OutputFolder = output.Path,
                Workers = 2,
                Reasoner = new TemplateReasoner(),
            },
            null,
            CancellationToken.None);

        var manifest = report.Manifest!;
        Assert.Equal(rows.Count, manifest.Counts.Planned);
        Assert.True(manifest.Counts.Balance);
        Assert.Equal(0, manifest.Counts.Pending);
        long Written(string task) => manifest.Tasks.Where(count => count.Task == task).Sum(static count => count.Written);
        Assert.Equal(
            "ave 1, avvp 1, s4 1, arig 1, ms3 1, ref_avs 6",
            string.Join(", ", new[] { "ave", "avvp", "s4", "arig", "ms3", "ref_avs" }.Select(task => $"{task} {Written(task)}")));
        Assert.True(manifest.Reasons.Single(static reason => reason.Reason == "missing_media").Count > 10_000);
    }

    private static IEnumerable<SourceRow> Read(IDatasetAdapter adapter, string root) => adapter.Read(new AdapterContext(
        root,
        adapter.Description.Tasks.ToHashSet(),
        Enum.GetValues<Split>().ToHashSet(),
        AdapterCatalog.CheckOptions(adapter.Description, new Dictionary<string, string>()).Options));
}
