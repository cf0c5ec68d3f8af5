using AvUie.Core;
using Xunit.Sdk;

namespace AvUie.Adapters.Tests;

/// <summary>The kit finds what it is there to find: adapters that break one promise each.</summary>
public class AdapterConformanceKitTests
{
    [Fact]
    public void Kit_GoodAdapter_Passes() => Check((_, _) => [Sample()]);

    [Fact]
    public void Kit_RepeatedId_Fails() => Fails((_, _) => [Sample(), Sample()]);

    [Fact]
    public void Kit_PathThatLeavesTheRoot_Fails() =>
        Fails((_, _) => [Sample(sample => sample with { Media = [.. sample.Media.Select(media => media with { Path = "../" + media.Path })] })]);

    [Fact]
    public void Kit_SpanBeyondTheClip_Fails() =>
        Fails((_, _) => [Sample(sample => sample with { Truth = new EventsTruth([new("Bus", [new(0, 11)])]) })]);

    [Fact]
    public void Kit_MediaInAnotherOrderThanTheTask_Fails() =>
        Fails((_, _) => [Sample(sample => sample with { Media = [.. sample.Media.Reverse()] })]);

    [Fact]
    public void Kit_FieldThatIsNoJson_Fails() =>
        Fails((_, _) => [Sample(sample => sample with { Fields = new Dictionary<string, string> { ["vid"] = "plain" } })]);

    [Fact]
    public void Kit_PlanThatDependsOnMedia_Fails() =>
        Fails((context, _) => [Sample(), .. File.Exists(Path.Combine(context.Root, "a.mp4")) ? [Sample(sample => sample with { Id = "ave/train/b" })] : Array.Empty<SourceRow>()]);

    [Fact]
    public void Kit_RunsThatDiffer_Fail() =>
        Fails((_, run) => [Sample(sample => sample with { Id = $"ave/train/run{run}" })]);

    private static void Fails(Func<AdapterContext, int, IEnumerable<SourceRow>> read) => Assert.ThrowsAny<XunitException>(() => Check(read));

    private static void Check(Func<AdapterContext, int, IEnumerable<SourceRow>> read)
    {
        using var folder = new TemporaryFolder();
        folder.Write("root/list.txt", "a\n");
        var kit = new AdapterConformance(new GivenAdapter(read), Path.Combine(folder.Path, "root"));
        kit.DescriptionIsComplete();
        kit.RowsAreSound();
        kit.TwoRunsAreEqual();
        kit.MediaPlayNoPart();
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
            Annotation = new("list.txt", 1),
        };
        return new SourceRow.Accepted(change is null ? sample : change(sample));
    }

    private sealed class GivenAdapter(Func<AdapterContext, int, IEnumerable<SourceRow>> read) : IDatasetAdapter
    {
        private int _run;

        public DatasetDescription Description { get; } =
            new("given", "Given", ["ave"], "none", "nowhere", ["list.txt"], [], new Dictionary<string, int>());

        public IEnumerable<SourceRow> Read(AdapterContext context) => read(context, _run++);
    }
}
