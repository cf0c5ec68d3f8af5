using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Tests.Configuration;

/// <summary><c>builds/av-uie-v2.yaml</c> names every dataset of the release.</summary>
public sealed class ReleaseBuildTests : IDisposable
{
    private static readonly string Text = File.ReadAllText(Checkout.File("builds", "av-uie-v2.yaml"));

    private readonly ScratchFolder _folder = new();
    private readonly AdapterCatalog _catalog = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void BuildFile_OfTheRelease_IsValidAndFeedsEveryTaskOnce()
    {
        var sources = Sources();

        // AVSBench is one download and two of the 17 datasets, S4 and MS3.
        Assert.Equal(16, sources.Count);
        Assert.Equal(19, sources.Sum(static source => source.Tasks!.Count));
        Assert.Equal(TaskTable.All.Select(static task => task.Name).Order(), sources.SelectMany(static source => source.Tasks!).Order());
        Assert.All(sources, static source => Assert.EndsWith($"/raw/{source.Adapter}", source.Root, StringComparison.Ordinal));
    }

    /// <summary>What the reference leaves open is to be read in the file, and is what an adapter does where nobody says otherwise.</summary>
    [Fact]
    public void BuildFile_OfTheRelease_SpellsOutEveryDefault() => Assert.All(Sources(), source =>
    {
        // An option whose default is empty asks for a file of the user's own.
        var defaults = _catalog.Find(source.Adapter)!.Description.Options.Where(static option => option.Default.Length > 0).ToList();
        var section = Text[Text.IndexOf($"- adapter: {source.Adapter}\n", StringComparison.Ordinal)..];
        section = section[..(section.IndexOf("\n  - adapter", StringComparison.Ordinal) is > 0 and var end ? end : section.Length)];
        Assert.All(defaults, option => Assert.Matches($@"\n      {option.Name}: {option.Default} *(#.*)?(\n|\z)", section));
        Assert.All(defaults, option => Assert.Equal(option.Default, source.Options[option.Name]));
    });

    [Fact]
    public void Facts_OfTheRelease_AreOfItsTasksAndSplitsOnceEach()
    {
        Assert.All(ReleaseFacts.All, static fact => Assert.True(TaskTable.Find(fact.Task) is not null && SplitNames.Parse(fact.Split) is not null));
        Assert.Equal(ReleaseFacts.All.Count, ReleaseFacts.All.DistinctBy(static fact => (fact.Task, fact.Split)).Count());
        Assert.True(ReleaseFacts.All.Where(static fact => fact.Split == "train").Sum(static fact => fact.Rows) <= ReleaseFacts.Total);
    }

    private IReadOnlyList<BuildSource> Sources()
    {
        foreach (var adapter in _catalog.All)
        {
            _folder.Folder(Path.Combine("raw", adapter.Description.Name));
        }

        var result = new BuildFileReader(_catalog).Read(_folder.Write("builds/av-uie-v2.yaml", Text));

        var errors = (result as BuildFileResult.Failure)?.Errors.Select(static error => error.ToString()) ?? [];
        Assert.True(result is BuildFileResult.Success, string.Join('\n', errors));
        return ((BuildFileResult.Success)result).File.Sources;
    }
}
