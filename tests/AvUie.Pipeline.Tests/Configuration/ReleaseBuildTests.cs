using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Tests.Configuration;

/// <summary><c>builds/av-uie-v2.yaml</c> names every dataset of the release.</summary>
public sealed class ReleaseBuildTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BuildFile_OfTheRelease_IsValidAndFeedsEveryTaskOnce()
    {
        var catalog = new AdapterCatalog();
        foreach (var adapter in catalog.All)
        {
            _folder.Folder(Path.Combine("raw", adapter.Description.Name));
        }

        var result = new BuildFileReader(catalog).Read(_folder.Write("builds/av-uie-v2.yaml", File.ReadAllText(Checkout.File("builds", "av-uie-v2.yaml"))));

        var errors = (result as BuildFileResult.Failure)?.Errors.Select(static error => error.ToString()) ?? [];
        Assert.True(result is BuildFileResult.Success, string.Join('\n', errors));
        var sources = ((BuildFileResult.Success)result).File.Sources;
        Assert.Equal(16, sources.Count);
        Assert.Equal(TaskTable.All.Select(static task => task.Name).Order(), sources.SelectMany(static source => source.Tasks!).Order());
        Assert.All(sources, static source => Assert.EndsWith($"/raw/{source.Adapter}", source.Root, StringComparison.Ordinal));
    }

    [Fact]
    public void Facts_OfTheRelease_AreOfItsTasksAndSplitsOnceEach()
    {
        Assert.All(ReleaseFacts.All, static fact => Assert.True(TaskTable.Find(fact.Task) is not null && SplitNames.Parse(fact.Split) is not null));
        Assert.Equal(ReleaseFacts.All.Count, ReleaseFacts.All.DistinctBy(static fact => (fact.Task, fact.Split)).Count());
        Assert.True(ReleaseFacts.All.Sum(static fact => fact.Rows) <= ReleaseFacts.Total);
    }
}
