using AvUie.Conformance;
using AvUie.Core;

namespace AvUie.Adapters.Tests;

/// <summary>Every adapter of the catalog keeps its promises; an adapter that is new here needs a fixture folder and nothing else.</summary>
public class AdapterConformanceTests
{
    private static readonly ConformanceSuite Suite = new(typeof(AdapterCatalog).Assembly, Fixture.Folder);

    public static TheoryData<string> Cases => [.. Suite.Cases];

    public static TheoryData<string> Adapters => [.. new AdapterCatalog().All.Select(adapter => adapter.Description.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Adapter_OverItsFixture_KeepsItsPromise(string name) => Suite.Run(name);

    /// <summary>Classes, emotions and events are closed lists: an adapter of ours says which.</summary>
    [Theory]
    [MemberData(nameof(Adapters))]
    public void Description_OfATaskWithClasses_StatesItsVocabulary(string name)
    {
        var described = new AdapterCatalog().Find(name)!.Description;

        Assert.All(
            described.Tasks.Where(task => TaskTable.Get(task).Family is not (TaskFamily.Captioning or TaskFamily.QuestionAnswering)),
            task => Assert.True(described.Labels.ContainsKey(task), $"{name} states no labels of {task}: set Labels in its description"));
    }
}
