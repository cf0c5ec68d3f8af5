using AvUie.Conformance;
using AvUie.Core;

namespace AvUie.Adapters.Tests;

/// <summary>Every adapter of the catalog keeps its promises; an adapter that is new here needs a fixture folder and nothing else.</summary>
public class AdapterConformanceTests
{
    private static readonly ConformanceSuite Suite = new(typeof(AdapterCatalog).Assembly, Fixture.Folder);

    public static TheoryData<string> Cases => [.. Suite.Cases];

    /// <summary>Not the published release: its labels are what it says, and from which lists they are is not published.</summary>
    public static TheoryData<string> Datasets =>
        [.. new AdapterCatalog().All.Where(adapter => adapter is not AvUie2Adapter).Select(adapter => adapter.Description.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adapter_OverItsFixture_KeepsItsPromise(string name) => Suite.Run(name);

    /// <summary>Classes, emotions and events are closed lists: an adapter of ours says which.</summary>
    [Theory]
    [MemberData(nameof(Datasets))]
    public void Description_OfATaskWithClasses_StatesItsVocabulary(string name)
    {
        var described = new AdapterCatalog().Find(name)!.Description;

        Assert.All(
            described.Tasks.Where(task => TaskTable.Get(task).Family is not (TaskFamily.Captioning or TaskFamily.QuestionAnswering)),
            task => Assert.True(described.Labels.ContainsKey(task), $"{name} states no labels of {task}: set Labels in its description"));
    }
}
