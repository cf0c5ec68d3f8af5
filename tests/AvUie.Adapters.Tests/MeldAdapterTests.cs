using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class MeldAdapterTests
{
    private const string List = "MELD.Raw/train/train_sent_emo.csv";

    private readonly MeldAdapter _adapter = new();

    [Fact]
    public void Read_SameNumbersInThreeParts_AreThreeClips() =>
        Assert.Equal(
            [
                ("meld/train/dia0_utt0", "MELD.Raw/train/train_splits/dia0_utt0.mp4"),
                ("meld/val/dia0_utt0", "MELD.Raw/dev/dev_splits_complete/dia0_utt0.mp4"),
                ("meld/test/dia0_utt0", "MELD.Raw/test/output_repeated_splits_test/dia0_utt0.mp4"),
            ],
            Rows().Samples().Where(sample => sample.Id.EndsWith("dia0_utt0", StringComparison.Ordinal)).Select(sample => (sample.Id, sample.Media[0].Path)));

    [Fact]
    public void Read_Row_KeepsItsWordsAsTheyStandThere()
    {
        var sample = Rows().Samples().Single(sample => sample.Id == "meld/train/dia0_utt1");

        Assert.Equal(new ClassTruth("joy"), sample.Truth);
        Assert.Equal("\"joy\"", sample.Fields["Emotion"]);
        Assert.Equal("\"The Waiter #2\"", sample.Fields["Speaker"]);
        Assert.Equal("\"Not me, ask \\\"him\\\" — he’s proud of it.\"", sample.Fields["Utterance"]);
        Assert.Equal([MediaRole.Video, MediaRole.Audio], sample.Media.Select(media => media.Role));
        Assert.All(sample.Media, media => Assert.Null(media.Span));
    }

    [Theory]
    [InlineData(5, "duplicate_row")]
    [InlineData(6, "bad_row")]
    [InlineData(11, "unknown_label")]
    [InlineData(12, "bad_row")]
    [InlineData(13, "bad_row")]
    [InlineData(14, "bad_row")]
    public void Read_RowThatGivesNoSample_IsRejected(int line, string reason) => Assert.Equal(reason, Rows().At(List, line).Reason.Name);

    [Fact]
    public void Read_TimesThatCannotBeTheUtterance_KeepTheClipThatComesWithTheRow() => Assert.Equal(
        ["dia0_utt3", "dia0_utt4", "dia0_utt5", "dia0_utt6"],
        Rows().Samples().Where(sample => sample.Annotation.File == List && sample.Annotation.Row is > 6 and < 11)
            .Select(sample => Path.GetFileNameWithoutExtension(sample.Media[0].Path)));

    [Theory]
    [InlineData(7, "bad_span")]
    [InlineData(8, "bad_span")]
    [InlineData(9, "bad_span")]
    [InlineData(10, "bad_row")]
    public void Read_PlausibleCutsAlone_RejectsThem(int line, string reason) =>
        Assert.Equal(reason, Rows(("cuts", "plausible")).At(List, line).Reason.Name);

    [Fact]
    public void Read_ListBesideItsFolder_IsReadAndOneInTheFolderToo()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("meld"), "root");
        File.Move(Path.Combine(root, List), Path.Combine(root, "MELD.Raw", "train_sent_emo.csv"));
        File.Move(Path.Combine(root, "MELD.Raw", "dev_sent_emo.csv"), Path.Combine(Directory.CreateDirectory(Path.Combine(root, "MELD.Raw", "dev")).FullName, "dev_sent_emo.csv"));

        Assert.Equal(Rows().Select(row => row.Id), Fixture.Read(_adapter, root).Select(row => row.Id));
        Assert.Equal(
            Rows().Samples().Select(sample => sample.Media[0].Path),
            Fixture.Read(_adapter, Path.Combine(root, "MELD.Raw")).Samples().Select(sample => "MELD.Raw/" + sample.Media[0].Path));
    }

    [Theory]
    [InlineData("0:16:21,940", 981.94)]
    [InlineData("00:16:21,940", 981.94)]
    [InlineData("01:00:00,000", 3600.0)]
    [InlineData("00:16:24,28", 984.28)]
    [InlineData("00:16:24", null)]
    [InlineData("00:16:24.000", null)]
    [InlineData("00:61:24,000", null)]
    [InlineData("100:16:24,000", null)]
    public void Seconds_TimesOfBothForms_AreRead(string text, double? seconds) =>
        Assert.Equal(seconds, (double?)EpisodeTime.Seconds(text));

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("meld"), options);
}
