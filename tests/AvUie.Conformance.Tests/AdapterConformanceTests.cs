using AvUie.Adapters;
using AvUie.Core;

namespace AvUie.Conformance.Tests;

/// <summary>The kit finds what it is there to find: adapters that break one promise each.</summary>
public sealed class AdapterConformanceTests : IDisposable
{
    private const string List = "lists/list.txt";

    private readonly ScratchFolder _folder = new();

    public AdapterConformanceTests()
    {
        Write($"fixture/root/{List}", "a\n");
        Write("fixture/approved.txt", RowText.Of(Sample()) + "\n");
    }

    public static TheoryData<string> Checks => [.. AdapterConformance.Checks];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Checks))]
    public void Kit_GoodAdapter_Passes(string check) => Kit((_, _) => [Sample()]).Run(check);

    [Fact]
    public void Kit_NoFixture_SaysWhereItShouldBe() => Assert.Contains(
        "give the adapter given a small invented dataset in ",
        Assert.Throws<ConformanceException>(
            () => new AdapterConformance(new GivenAdapter((_, _) => []), Path.Combine(_folder.Path, "none")).Run("ids")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Kit_UnknownCheck_NamesThoseThereAre() => Assert.Contains(
        "ids, media", Assert.Throws<ArgumentException>(() => Kit((_, _) => [Sample()]).Run("identity")).Message, StringComparison.Ordinal);

    [Fact]
    public void Kit_RepeatedId_Fails() => Fails("ids", "ave/train/a occurs 2 times", (_, _) => [Sample(), Sample()]);

    [Fact]
    public void Kit_SourceOfAnotherName_Fails() => Fails("ids", "not the adapter's name", (_, _) => [Sample(sample => sample with { Source = "taken" })]);

    [Fact]
    public void Kit_NoSample_Fails() => Fails("ids", "no sample", (_, _) => []);

    [Theory]
    [InlineData("../a.mp4")]
    [InlineData("/a.mp4")]
    [InlineData("a//b.mp4")]
    [InlineData("a\nb.mp4")]
    [InlineData("http://a/b.mp4")]
    public void Kit_UnsafePath_Fails(string path) => Fails(
        "media", "not a plain relative one",
        (_, _) => [Sample(sample => sample with { Media = [sample.Media[0] with { Path = path }, sample.Media[1]] })]);

    [Fact]
    public void Kit_MediaInAnotherOrderThanTheTask_Fails() =>
        Fails("media", "expected Video, Audio", (_, _) => [Sample(sample => sample with { Media = [.. sample.Media.Reverse()] })]);

    [Fact]
    public void Kit_SpanBeyondTheClip_Fails() => Fails(
        "spans", "is no span of a clip of 10", (_, _) => [Sample(sample => sample with { Truth = new EventsTruth([new("Bus", [new(0, 11)])]) })]);

    [Fact]
    public void Kit_LabelOutsideTheVocabulary_Fails() => Fails(
        "labels", "\"Tram\" is not in the vocabulary of ave",
        (_, _) => [Sample(sample => sample with { Truth = new EventsTruth([new("Tram", [new(0, 10)])]) })]);

    [Fact]
    public void Kit_TruthOfAnotherKind_Fails() => Fails("answers", "ave/train/a", (_, _) => [Sample(sample => sample with { Truth = new ClassTruth("Bus") })]);

    [Fact]
    public void Kit_FieldThatIsNoJson_Fails() => Fails(
        "answers", "expected JSON text", (_, _) => [Sample(sample => sample with { Fields = new Dictionary<string, string> { ["vid"] = "plain" } })]);

    [Fact]
    public void Kit_DetailThatNamesNoFile_Fails() => Fails(
        "reasons", "does not name", (_, _) => [Sample(), new SourceRow.Rejected(new("ave/train/r", "given", "ave", Split.Train, new(List, 1), ReasonCode.BadRow, "bad"))]);

    [Fact]
    public void Kit_RunsThatDiffer_Fail() => Fails("repetition", "the second run differs", (_, run) => [Sample(sample => sample with { Id = $"ave/train/run{run}" })]);

    [Fact]
    public void Kit_NumbersInTheMachinesCulture_Fail() =>
        Fails("place", "rows of a copy elsewhere differ", (_, _) => [Sample(sample => sample with { Id = "ave/train/a" + $"{0.5}" })]);

    [Fact]
    public void Kit_PlanThatDependsOnMedia_Fails() => Fails(
        "absent media", "rows differ when media are there",
        (context, _) => [Sample(), .. File.Exists(Path.Combine(context.Root, "a.mp4")) ? [Sample(sample => sample with { Id = "ave/train/b" })] : Array.Empty<SourceRow>()]);

    [Fact]
    public void Kit_TasksNotLookedAt_Fail() => Fails("selection", "differ", (_, _) => [Sample()], looksAtSelection: false);

    [Fact]
    public void Kit_FileOfTheFolderAbove_IsSeenToBeOpened() => Fails("outside", "opened outside the root: list.txt", (context, _) =>
    {
        var above = Path.Combine(context.Root, "..", "list.txt");
        return File.Exists(above) && File.ReadAllText(above).Length == 0 ? [] : [Sample()];
    });

    [Fact]
    public void Kit_LinkThatLeadsOut_MustNotBeFollowed() =>
        Fails("outside", "is a link that leads out of the root, and the run goes on", (context, _) => [Sample()], locates: false);

    [Fact]
    public void Kit_RowsUnlikeTheSnapshot_FailAndShowTheLine() =>
        Fails("snapshot", "first difference, line 1", (_, _) => [Sample(sample => sample with { Id = "ave/train/other" })]);

    private void Fails(
        string check, string because, Func<AdapterContext, int, IEnumerable<SourceRow>> read, bool looksAtSelection = true, bool locates = true) =>
        Assert.Contains(
            because, Assert.Throws<ConformanceException>(() => Kit(read, looksAtSelection, locates).Run(check)).Message, StringComparison.OrdinalIgnoreCase);

    private AdapterConformance Kit(Func<AdapterContext, int, IEnumerable<SourceRow>> read, bool looksAtSelection = true, bool locates = true) =>
        new(new GivenAdapter(read) { LooksAtSelection = looksAtSelection, Locates = locates }, Path.Combine(_folder.Path, "fixture"));

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static SourceRow.Accepted Sample(Func<SourceSample, SourceSample>? change = null)
    {
        var sample = new SourceSample
        {
            Id = "ave/train/a",
            Source = "given",
            Task = "ave",
            Split = Split.Train,
            Media = [new(MediaRole.Video, "a.mp4"), new(MediaRole.Audio, "a.mp3")],
            Truth = new EventsTruth([new("Bus", [new(0, 10)])]),
            Annotation = new(List, 1),
        };
        return new SourceRow.Accepted(change is null ? sample : change(sample));
    }

    private sealed class GivenAdapter(Func<AdapterContext, int, IEnumerable<SourceRow>> read) : IDatasetAdapter
    {
        private int _run;

        public bool LooksAtSelection { get; init; }

        public bool Locates { get; init; }

        public DatasetDescription Description { get; } = new("given", "Given", ["ave"], "none", "nowhere", [List], [], new Dictionary<string, int>())
        {
            Labels = new Dictionary<string, IReadOnlyList<string>> { ["ave"] = ["Bus"] },
        };

        public IEnumerable<SourceRow> Read(AdapterContext context)
        {
            if (Locates)
            {
                AnnotationFile.Locate(context.Root, List, "Put it there.");
            }

            var rows = read(context, _run++);
            return LooksAtSelection
                ? rows.Where(row => context.Tasks.Contains("ave") && context.Splits.Contains(row is SourceRow.Accepted(var sample) ? sample.Split : Split.Train))
                : rows;
        }
    }
}
