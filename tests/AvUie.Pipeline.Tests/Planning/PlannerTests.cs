using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Tests.Planning;

public sealed class PlannerTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plan_SamplesOfAClip_StandSideBySideInTheOrderOfFirstAppearance()
    {
        var plan = Plan("a c1 x", "b c2 x", "reject r", "c c1 y", "d c3 x", "e c2 z");

        Assert.Equal(["a", "c", "b", "e", "r", "d"], plan.Rows.Select(static row => row.Id.Split('/')[^1]));
    }

    [Fact]
    public void Plan_ImagesOfOneSound_StandSideBySide()
    {
        SourceRow Frame(string key, string sound, string picture) => new SourceRow.Accepted(ListRows.Sample("test_list", [key, "x", "l"], 1) with
        {
            Media = [new(MediaRole.Image, picture), new(MediaRole.Audio, sound), new(MediaRole.Mask, picture)],
        });

        var groups = ClipOrder.Groups([Frame("a", "1.wav", "0.jpg"), Frame("b", "2.wav", "1.jpg"), Frame("c", "1.wav", "2.jpg")]);

        Assert.Equal(["a,c", "b"], groups.Select(static group => string.Join(',', group.Select(static row => row.Id.Split('/')[^1]))));
    }

    [Fact]
    public void Plan_TwoRuns_HaveOneHash() => Assert.Equal(Plan("a c1 x", "reject r").Hash, Plan("a c1 x", "reject r").Hash);

    [Fact]
    public void Plan_AnyChangeOfAnAnnotation_ChangesTheHash()
    {
        var lines = new[] { "a c1 x", "b c2 y", "reject r" };
        var changes = new[]
        {
            ["a c1 X", "b c2 y", "reject r"], ["a c9 x", "b c2 y", "reject r"], ["A c1 x", "b c2 y", "reject r"], ["b c2 y", "a c1 x", "reject r"],
            ["a c1 x", "b c2 y"], ["a c1 x", "b c2 y", "reject s"], new[] { "a c1 x", "b c2 y", "reject r", "c c1 x" },
        };

        var hashes = changes.Append(lines).Select(change => Plan(change).Hash).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void Hash_EveryPartOfARow_CountsOnItsOwn()
    {
        var sample = ListRows.Sample("test_list", ["a", "c", "l"], 1);
        var rejection = new Rejection("r", "s", "ucf", null, new("f", 1), ReasonCode.BadRow, "d");
        SourceRow[] variants =
        [
            .. new[]
            {
                sample, sample with { Id = "b" }, sample with { Source = "s" }, sample with { Task = "ks" }, sample with { Split = Split.Test }, sample with { SubSplit = "u" },
                sample with { SubSplit = "" }, sample with { Truth = new ClassTruth("m") }, sample with { FrameIndex = 0 }, sample with { FrameIndex = 1 },
                sample with { Annotation = new("rows.txt", 2) }, sample with { Annotation = new("rows", 1) }, sample with { Fields = new Dictionary<string, string> { ["a"] = "b" } },
                sample with { Fields = new Dictionary<string, string> { ["ab"] = "" } }, sample with { LabelOrigin = "pseudo" }, sample with { PublishedTarget = "p" }, sample with { Media = [] },
                sample with { Media = [sample.Media[0] with { Role = MediaRole.Audio }] }, sample with { Media = [sample.Media[0] with { Path = "p" }] },
                sample with { Media = [sample.Media[0] with { Span = new MediaSpan(0, 1) }] }, sample with { Media = [sample.Media[0] with { Span = new MediaSpan(1, 1) }] },
                sample with { Media = [sample.Media[0] with { Alternatives = ["q"] }] }, sample with { Media = [sample.Media[0] with { MaskEncoding = MaskEncoding.Binary }] },
                sample with { Media = [sample.Media[0] with { MayBeEmpty = true }] }, sample with { Media = [sample.Media[0], sample.Media[0]] },
            }.Select(static one => new SourceRow.Accepted(one)),
            .. new[]
            {
                rejection, rejection with { Id = "q" }, rejection with { Source = "t" }, rejection with { Task = "ks" }, rejection with { Split = Split.Train }, rejection with { Reason = ReasonCode.BadSpan },
                rejection with { Detail = "e" }, rejection with { Annotation = new("f", 2) },
            }.Select(static one => new SourceRow.Rejected(one)),
        ];

        var hashes = variants.Select(static row => PlanHash.Of(new BuildFile(), [row], [0])).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void Plan_OptionsAndShardSize_ChangeTheHash()
    {
        var file = File("a c1 x", "b c2 x");
        var other = file with { Sources = [file.Sources[0] with { Options = new Dictionary<string, string> { ["mode"] = "fancy" } }] };

        Assert.NotEqual(Success(file).Hash, Success(other).Hash);
        Assert.NotEqual(Success(file).Hash, Success(file with { SamplesPerShard = 1 }).Hash);
    }

    [Fact]
    public void Plan_MediaWorkersAndPlace_LeaveTheHash()
    {
        var file = File("a c1 x", "b c2 x");
        var before = Success(file).Hash;
        _folder.Write("list/clips/c1.mp4", "a clip");

        Assert.Equal(before, Success(file with { Workers = 7, Name = "other", Out = "/elsewhere" }).Hash);
        Directory.Move(_folder.File("list"), _folder.File("moved"));
        Assert.Equal(before, Success(file with { Sources = [file.Sources[0] with { Root = _folder.File("moved") }] }).Hash);
    }

    [Fact]
    public void Plan_OneIdInTwoSources_NamesBothPlaces()
    {
        _folder.Write("twin/rows.txt", "z c1 x\na c2 x\n");
        var file = File("a c1 x");

        var errors = Assert.IsType<PlanResult.Failure>(Planner.Plan(
            file with { Sources = [file.Sources[0], file.Sources[0] with { Adapter = "test_twin", Root = _folder.File("twin") }] }, ListRows.Catalog)).Errors;

        var error = Assert.Single(errors);
        Assert.Contains("\"ucf/train/a\" twice", error, StringComparison.Ordinal);
        Assert.Contains($"sources[0] (test_list) {_folder.File("list", "rows.txt")} row 1", error, StringComparison.Ordinal);
        Assert.Contains($"sources[1] (test_twin) {_folder.File("twin", "rows.txt")} row 2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ManyDuplicates_AreCountedAndNotAllSaid()
    {
        var errors = Assert.IsType<PlanResult.Failure>(Planner.Plan(File([.. Enumerable.Repeat("a c x", 30)]), ListRows.Catalog)).Errors;

        Assert.Equal(21, errors.Count);
        Assert.Equal("… and 9 more", errors[^1]);
    }

    [Fact]
    public void Plan_AnnotationsMissingInTwoSources_SaysBoth()
    {
        var file = File("a c1 x");
        var source = file.Sources[0];

        var errors = Assert.IsType<PlanResult.Failure>(Planner.Plan(
            file with { Sources = [source with { Root = _folder.Folder("p") }, source with { Adapter = "test_twin", Root = _folder.Folder("q") }] }, ListRows.Catalog)).Errors;

        Assert.Equal(2, errors.Count);
        Assert.StartsWith("sources[0] (test_list): ", errors[0], StringComparison.Ordinal);
        Assert.Contains(_folder.File("q", "rows.txt"), errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => Planner.Plan(File("a c x"), ListRows.Catalog, cancelled.Token));
    }

    [AvUie.Tests.SharedFact("real", "raw")]
    public void Plan_RealAnnotations_CountsEveryRowOnce()
    {
        var catalog = new AdapterCatalog();
        var sources = new[] { "ave", "llp", "avsbench", "ref_avs" }.Select(name => new BuildSource
        {
            Adapter = name,
            Root = AvUie.Tests.SharedFolder.Below("real", "raw", name)!,
            Options = AdapterCatalog.CheckOptions(catalog.Find(name)!.Description, new Dictionary<string, string>()).Options,
        });

        var plan = Assert.IsType<PlanResult.Success>(Planner.Plan(new BuildFile { Name = "real", Sources = [.. sources] }, catalog)).Plan;

        Assert.Equal(plan.Rows.Count, plan.Rows.Select(static row => row.Id).Distinct().Count());
        Assert.Equal(plan.Rows, plan.Chunks.SelectMany(static chunk => chunk.Rows));
        Assert.All(plan.Chunks, static chunk => Assert.InRange(chunk.Samples, 1, 512));
    }

    private Plan Plan(params string[] lines) => Success(File(lines));

    private static Plan Success(BuildFile file) => Assert.IsType<PlanResult.Success>(Planner.Plan(file, ListRows.Catalog)).Plan;

    private BuildFile File(params string[] lines)
    {
        _folder.Write("list/rows.txt", string.Join('\n', lines) + "\n");
        return new BuildFile { Name = "x", Sources = [new BuildSource { Adapter = "test_list", Root = _folder.File("list") }] };
    }
}
