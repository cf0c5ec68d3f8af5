using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class DfewAdapterTests
{
    private const string TrainList = "DFEW/EmoLabel_DataSplit/train(single-labeled)/set_1.csv";

    private readonly DfewAdapter _adapter = new();

    [Fact]
    public void Read_Numbers_AreTheEmotionsInTheOfficialOrder() =>
        Assert.Equal(
            ["happy", "sad", "neutral", "angry", "surprise", "disgust", "fear"],
            Rows().Samples().Where(sample => string.CompareOrdinal(sample.Id[^5..], "00008") < 0).OrderBy(sample => sample.Id[^5..])
                .Select(sample => ((ClassTruth)sample.Truth).Label));

    [Theory]
    [InlineData("1", new[] { "00001" })]
    [InlineData("2", new[] { "00002", "00007" })]
    [InlineData("3", new[] { "00003" })]
    [InlineData("4", new[] { "00004" })]
    [InlineData("5", new[] { "00005" })]
    public void Read_FoldByOption_TestsItsOwnClips(string fold, string[] expected) =>
        Assert.Equal(expected, Rows(("fold", fold)).Samples().Where(sample => sample.Split == Split.Test).Select(sample => sample.Id[^5..]));

    [Fact]
    public void Read_PaddedAndPlainNumbers_AreOneClipThatMayLieUnderEitherName()
    {
        var sample = Rows().Samples().Single(sample => sample.Id == "dfew/train/00042");

        Assert.Equal(7, sample.Annotation.Row);
        Assert.Equal("DFEW/Clip/original/00042.mp4", sample.Media[1].Path);
        Assert.Equal(["DFEW/Clip/original/42.mp4"], sample.Media[1].Alternatives);
        Assert.Equal("\"neutral\"", sample.Fields["emotion"]);
        Assert.Empty(Rows().Samples().Single(other => other.Id == "dfew/train/12345").Media[0].Alternatives);
    }

    [Theory]
    [InlineData(9, "duplicate_row")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "unknown_label")]
    [InlineData(12, "unknown_label")]
    [InlineData(13, "unknown_label")]
    [InlineData(14, "bad_row")]
    [InlineData(15, "unsafe_path")]
    [InlineData(16, "bad_row")]
    [InlineData(17, "bad_row")]
    public void Read_RowThatGivesNoSample_IsRejected(int line, string reason) => Assert.Equal(reason, Rows().At(TrainList, line).Reason.Name);

    [Theory]
    [InlineData("EmoLabel_DataSplit/{0}(single_labeled)/set_2.csv")]
    [InlineData("label/single_{0}set_2.csv")]
    public void Read_ListsUnderOtherKnownNames_GiveTheSameSamples(string form)
    {
        using var folder = new TemporaryFolder();
        foreach (var part in (string[])["train", "test"])
        {
            folder.Write(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, form, part),
                File.ReadAllText(Path.Combine(Fixture.Root("dfew"), "DFEW", "EmoLabel_DataSplit", $"{part}(single-labeled)", "set_2.csv")));
        }

        Assert.Equal(Rows(("fold", "2")).Select(row => row.Id), Fixture.Read(_adapter, folder.Path, ("fold", "2")).Select(row => row.Id));
    }

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("dfew"), options);
}
