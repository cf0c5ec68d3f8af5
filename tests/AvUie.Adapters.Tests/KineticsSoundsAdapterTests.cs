using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class KineticsSoundsAdapterTests
{
    private readonly KineticsSoundsAdapter _adapter = new();

    [Fact]
    public void Read_TrainingName_IsTheFileInEveryLayout()
    {
        var sample = Rows().Samples()[0];

        Assert.Equal("ks/train/--aaaaaaa01_000058_000068", sample.Id);
        Assert.Equal(new ClassTruth("dribbling basketball"), sample.Truth);
        Assert.Equal("\"dribbling basketball\"", sample.Fields["action"]);
        Assert.Equal(
            [
                "k400/train/--aaaaaaa01_000058_000068.mp4", "k400/replacement/replacement_for_corrupted_k400/--aaaaaaa01_000058_000068.mp4",
                "train/--aaaaaaa01_000058_000068.mp4", "dribbling basketball/--aaaaaaa01_000058_000068.mp4",
                "videos/--aaaaaaa01_000058_000068.mp4",
            ],
            sample.Media[0].Alternatives.Prepend(sample.Media[0].Path));
        Assert.Equal((sample.Media[0].Path, MediaRole.Audio), (sample.Media[1].Path, sample.Media[1].Role));
    }

    [Fact]
    public void Read_TestNameWithoutEndAndPadding_IsTenSecondsOfThePaddedName() => Assert.Equal(
        ["ks/test/-ccccccc_01_000002_000012", "ks/test/ccccccccc02_000000_000010"],
        Rows().Samples().Where(sample => sample.Split == Split.Test).Select(sample => sample.Id));

    [Theory]
    [InlineData(3, "unknown_label")]
    [InlineData(4, "bad_row")]
    [InlineData(5, "bad_span")]
    [InlineData(6, "duplicate_row")]
    [InlineData(7, "conflicting_row")]
    [InlineData(8, "unsafe_path")]
    [InlineData(9, "bad_row")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "unknown_label")]
    public void Read_HostileLine_IsRejected(int line, string reason) => Assert.Equal(reason, Rows().At("my_train.txt", line).Reason.Name);

    [Fact]
    public void Read_KineticsOwnLists_GiveThreeSplitsOfTheThirtyOneClasses()
    {
        var rows = Rows(("list", "kinetics400"));

        Assert.Equal(
            [
                ("ks/train/aaaaaaaaa21_000417_000427", new ClassTruth("playing bass guitar")),
                ("ks/val/bbbbbbbbb21_000000_000010", new ClassTruth("tickling")), ("ks/test/ccccccccc21_000007_000017", new ClassTruth("singing")),
            ],
            rows.Samples().Select(sample => (sample.Id, (ClassTruth)sample.Truth)));
        Assert.Equal(["bad_row", "unsafe_path"], rows.Rejections().Select(rejection => rejection.Reason.Name));
    }

    [Fact]
    public void Read_KineticsListWithoutLabels_SaysWhatItLacks()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("ks"), "root");
        File.WriteAllText(Path.Combine(root, "k400/annotations/test.csv"), "youtube_id,time_start,time_end,split\nccccccccc21,7,17,test\n");

        Assert.Contains(
            "lacks label",
            Assert.Throws<AnnotationFileException>(() => Fixture.Read(_adapter, root, ("list", "kinetics400"))).Message,
            StringComparison.Ordinal);
    }

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("ks"), options);
}
