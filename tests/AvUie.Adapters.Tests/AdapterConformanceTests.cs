namespace AvUie.Adapters.Tests;

/// <summary>Every adapter of the catalog keeps its promises; an adapter that is new here needs a fixture folder and nothing else.</summary>
public class AdapterConformanceTests
{
    private static readonly AdapterCatalog Catalog = new();

    public static TheoryData<string> Adapters => [.. Catalog.All.Select(adapter => adapter.Description.Name)];

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Adapter_HasAFixture(string name) =>
        Assert.True(Directory.Exists(Fixture.Root(name)), $"give the adapter {name} a small invented dataset in {Fixture.Root(name)}");

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Description_IsComplete(string name) => Of(name).DescriptionIsComplete();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Rows_HaveUniqueIdsSafePathsAndKnownReasons(string name) => Of(name).RowsAreSound();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Rows_ReadTwice_AreEqual(string name) => Of(name).TwoRunsAreEqual();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Rows_OfACopyElsewhere_AreEqual(string name) => Of(name).PlaceOfTheRootPlaysNoPart();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Rows_WithMediaPresent_AreEqual(string name) => Of(name).MediaPlayNoPart();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Rows_OfOneSplitOrTask_AreThatPartOfAll(string name) => Of(name).SplitsAndTasksSelect();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Rows_WithByteOrderMarkAndCrLf_AreEqual(string name) => Of(name).LineEndsPlayNoPart();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void AnnotationFile_LinkedOutOfTheRootEmptyOrGone_EndsTheRun(string name) => Of(name).NothingOutsideTheRootIsRead();

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Rows_EqualTheApprovedSnapshot(string name) =>
        Of(name).SnapshotIsUnchanged(Path.Combine(Fixture.Folder, name, "approved.txt"));

    private static AdapterConformance Of(string name) => new(Catalog.Find(name)!, Fixture.Root(name));
}
