using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class AveAdapterTests
{
    private readonly AveAdapter _adapter = new();

    [Fact]
    public void Read_ClipWithTwoCategories_GivesTwoSamplesWithIdsOfTheirOwn()
    {
        var samples = Rows().Samples().Where(sample => sample.Fields["vid"] == "\"-aaaaaaaa02\"").ToList();

        Assert.Equal(
            ["ave/train/-aaaaaaaa02_male-speech-man-speaking", "ave/train/-aaaaaaaa02_rodents-rats-mice", "ave/val/-aaaaaaaa02_rodents-rats-mice"],
            samples.Select(sample => sample.Id));
        Assert.Equal(new EventsTruth([new("Male speech, man speaking", [new(2, 7)])]), samples[0].Truth);
        Assert.Equal(
            [(MediaRole.Video, "AVE/-aaaaaaaa02.mp4"), (MediaRole.Audio, "AVE/-aaaaaaaa02.mp4")],
            samples[0].Media.Select(media => (media.Role, media.Path)));
    }

    [Theory]
    [InlineData(5, "empty_event")]
    [InlineData(6, "duplicate_row")]
    [InlineData(8, "unknown_label")]
    [InlineData(9, "bad_row")]
    [InlineData(10, "unsafe_path")]
    [InlineData(11, "bad_row")]
    [InlineData(12, "bad_row")]
    [InlineData(13, "bad_span")]
    [InlineData(14, "bad_span")]
    [InlineData(15, "unsafe_path")]
    [InlineData(16, "unsafe_path")]
    public void Read_HostileRow_IsRejectedWithItsPlaceAndText(int line, string reason)
    {
        var rejection = Rows().At("trainSet.txt", line);

        Assert.Equal(reason, rejection.Reason.Name);
        Assert.StartsWith($"trainSet.txt line {line}: ", rejection.Detail, StringComparison.Ordinal);
        Assert.Contains("the row is \"", rejection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryLineThatHoldsARow_IsASampleOrARejection() =>
        Assert.Equal(16 + 2 + 1, Rows().Count);

    [Fact]
    public void Read_FolderThatHoldsTheDataset_GivesTheSameIdsAndLongerPaths()
    {
        using var folder = new TemporaryFolder();
        folder.Copy(Fixture.Root("ave"), "AVE_Dataset");

        var rows = Fixture.Read(_adapter, folder.Path);

        Assert.Equal(Rows().Select(row => row.Id), rows.Select(row => row.Id));
        Assert.Equal("AVE_Dataset/AVE/aaaaaaaaa01.mp4", rows.Samples()[0].Media[0].Path);
        Assert.Equal("AVE_Dataset/trainSet.txt", rows.Samples()[0].Annotation.File);
    }

    [Fact]
    public void Read_RootOfSomethingElse_SaysWhereTheListsShouldBe()
    {
        using var folder = new TemporaryFolder();

        var failure = Assert.Throws<AnnotationFileException>(() => Fixture.Read(_adapter, folder.Path));

        Assert.Contains("trainSet.txt: is not there. Let the root be AVE_Dataset", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ByDefault_MakesNoMatchingSamples() => Assert.All(Rows(), row => Assert.StartsWith("ave/", row.Id, StringComparison.Ordinal));

    [Fact]
    public void Read_WithMatching_AddsPairsOfClipsThatHaveOneEvent()
    {
        var rows = Rows(("matching", "on"));

        Assert.Equal(Rows().Select(row => row.Id), rows.Take(Rows().Count).Select(row => row.Id));
        // -aaaaaaaa02 has two categories in training, aaaaaaaaa01 two spans, so that only _aaaaaaaa03 is left, and it has nobody.
        Assert.Equal(
            [("a2v", "no_distractor"), ("v2a", "no_distractor")],
            rows.Rejections().Where(row => row.Id.EndsWith("train/_aaaaaaaa03", StringComparison.Ordinal)).Select(row => (row.Task, row.Reason.Name)));
        Assert.Equal(2 * 4, rows.Count(ReasonCode.ConflictingRow));
        Assert.Equal(
            ["a2v/val/-aaaaaaaa02", "a2v/val/bbbbbbbbb01", "v2a/val/-aaaaaaaa02", "v2a/val/bbbbbbbbb01"],
            rows.Samples().Where(sample => sample.Task != "ave").Select(sample => sample.Id));
        var pair = rows.Samples().First(sample => sample.Task == "a2v");
        Assert.Equal(["AVE/-aaaaaaaa02.mp4", "AVE/bbbbbbbbb01.mp4"], pair.Media.Skip(1).Select(media => media.Path).Order(StringComparer.Ordinal));
        Assert.Equal("AVE/-aaaaaaaa02.mp4", pair.Media[0].Path);
    }

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("ave"), options);
}
