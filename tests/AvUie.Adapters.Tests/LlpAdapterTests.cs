using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class LlpAdapterTests
{
    private const string Audio = "data/AVVP_eval_audio.csv";

    private readonly LlpAdapter _adapter = new();

    [Fact]
    public void Read_TestClip_HasTheUnionOfItsSpansPerModality()
    {
        var sample = Assert.Single(Rows().Samples(), sample => sample.Id == "avvp/test/_cc-ccccc01_30_40");

        Assert.Equal(
            new ParsingTruth([new("Chainsaw", [new(0, 1), new(3, 6), new(9, 10)])], [new("Chainsaw", [new(0, 10)])]), sample.Truth);
        Assert.Equal("LLP_dataset/video/_cc-ccccc01.mp4", sample.Media[0].Path);
        Assert.Equal("annotation", sample.LabelOrigin);
    }

    [Fact]
    public void Read_OverlappingAndTouchingSpans_AreUnited()
    {
        var truth = (ParsingTruth)Assert.Single(Rows().Samples(), sample => sample.Split == Split.Validation).Truth;

        Assert.Equal([new TimedEvent("Speech", [new(0, 8)]), new TimedEvent("Singing", [new(0, 2)])], truth.Audio);
        Assert.Empty(truth.Visual);
    }

    [Fact]
    public void Unite_SpansInAnyOrder_AreTheCellsOfTheirUnion()
    {
        // Every pair of spans of a ten-cell grid, against the grid itself.
        var spans = Enumerable.Range(0, 10).SelectMany(start => Enumerable.Range(start + 1, 10 - start).Select(end => new TimeRange(start, end))).ToList();
        foreach (var first in spans)
        {
            foreach (var second in spans)
            {
                var united = DenseSpans.Unite([first, second]);
                Assert.All(Enumerable.Range(0, 10), cell => Assert.Equal(
                    Holds(first, cell) || Holds(second, cell), united.Any(range => Holds(range, cell))));
                Assert.All(united.Zip(united.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
            }
        }

        static bool Holds(TimeRange range, int cell) => range.Start <= cell && cell < range.End;
    }

    [Theory]
    [InlineData(3, "merged_span", "val")]
    [InlineData(5, "merged_span", "val")]
    [InlineData(7, "duplicate_row", "val")]
    [InlineData(8, "bad_span", "val")]
    [InlineData(9, "bad_span", "test")]
    [InlineData(10, "orphan_name", null)]
    [InlineData(11, "bad_row", "test")]
    [InlineData(12, "unknown_label", "test")]
    [InlineData(13, "bad_span", "test")]
    [InlineData(14, "unsafe_path", null)]
    public void Read_SpanRowThatIsNoRangeOfItsOwn_IsCounted(int line, string reason, string? split)
    {
        var rejection = Rows().At(Audio, line);

        Assert.Equal((reason, split), (rejection.Reason.Name, rejection.Split?.Name()));
    }

    [Fact]
    public void Read_BadSpanOfAnUnknownClip_CountsAsBadSpan()
    {
        using var folder = new TemporaryFolder();
        var root = folder.Copy(Fixture.Root("llp"), "root");
        File.AppendAllText(Path.Combine(root, Audio), "zzzzzzzz_10_20\t9\t9\tSpeech\n");

        Assert.Equal(1 + Rows().Count(ReasonCode.BadSpan), Fixture.Read(_adapter, root).Count(ReasonCode.BadSpan));
    }

    [Fact]
    public void Read_ClipWhoseOnlySpanIsBad_HasNoDenseLabel() =>
        Assert.Same(ReasonCode.NoDenseLabel, Rows().At("data/AVVP_val_pd.csv", 3).Reason);

    [Fact]
    public void Read_TrainingListByDefault_IsLeftOutRowByRow()
    {
        var rows = Rows().Where(row => row.Id.StartsWith("avvp/train/", StringComparison.Ordinal)).ToList();

        Assert.Empty(rows.Samples());
        Assert.Equal(
            ["no_dense_label", "no_dense_label", "unknown_label", "bad_row", "bad_row"], rows.Rejections().Select(row => row.Reason.Name));
    }

    [Fact]
    public void Read_TrainingListAsWeakLabels_HasEachLabelOnceInBothModalitiesWithoutTimes()
    {
        var samples = Rows(("train", "weak")).Samples().Where(sample => sample.Split == Split.Train).ToList();

        Assert.Equal(["avvp/train/aaaaaaaaa01_20_30", "avvp/train/AAaaaaaa_-2_101.8_111.8"], samples.Select(sample => sample.Id));
        Assert.Equal(new ParsingTruth([new("Clapping", [])], [new("Clapping", [])]), samples[1].Truth);
        Assert.Equal("LLP_dataset/video/AAaaaaaa_-2.mp4", samples[1].Media[0].Path);
        Assert.Equal("\"Clapping,Clapping\"", samples[1].Fields["event"]);
    }

    [Fact]
    public void Read_PseudoLabels_SayThatTheyAreAndLeaveTheOtherClipsOut()
    {
        var rows = Rows(("train", "pseudo"), ("pseudo_file", "pseudo/spans.tsv"));

        var sample = Assert.Single(rows.Samples(), sample => sample.Split == Split.Train);
        Assert.Equal("pseudo", sample.LabelOrigin);
        Assert.Equal(new ParsingTruth([new("Dog", [new(2, 5)])], [new("Speech", [new(0, 4)]), new("Dog", [new(2, 5)])]), sample.Truth);
        Assert.All(rows.Samples().Where(other => other.Split != Split.Train), other => Assert.Equal("annotation", other.LabelOrigin));
        Assert.Same(ReasonCode.NoDenseLabel, rows.At("data/AVVP_train.csv", 3).Reason);
        Assert.Same(ReasonCode.BadRow, rows.At("pseudo/spans.tsv", 4).Reason);
        Assert.Same(ReasonCode.OrphanName, rows.At("pseudo/spans.tsv", 5).Reason);
    }

    [Theory]
    [InlineData("", "pseudo_file names no file")]
    [InlineData("absent.tsv", "is not there")]
    [InlineData("../spans.tsv", "stay inside")]
    [InlineData("pseudo/../../spans.tsv", "stay inside")]
    [InlineData("/etc/hostname", "stay inside")]
    public void Read_PseudoFileThatIsNoneOfTheRoot_EndsTheRun(string file, string expected)
    {
        var failure = Assert.Throws<AnnotationFileException>(() => Rows(("train", "pseudo"), ("pseudo_file", file)));

        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("llp"), options);
}
