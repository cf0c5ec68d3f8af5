using AvUie.Core;
using AvUie.Pipeline.Leaks;

namespace AvUie.Pipeline.Tests.Leaks;

public sealed class LeakTests
{
    [Fact]
    public void Exclude_SameClipInTrainAndTest_KeepsTheTestSampleAndNamesIt()
    {
        var rows = Apply("exclude", Row("a", Split.Train, "AAAAAAAAAAA", 30), Row("b", Split.Test, "AAAAAAAAAAA", 30, "other"));

        var rejection = Assert.IsType<SourceRow.Rejected>(rows[0]).Value;
        Assert.Same(ReasonCode.Leak, rejection.Reason);
        Assert.Equal("ucf/train/a", rejection.Id);
        Assert.Equal("list.txt row 1: the clip AAAAAAAAAAA at 30 s is in the test data too, as ucf/test/b of other", rejection.Detail);
        Assert.IsType<SourceRow.Accepted>(rows[1]);
    }

    [Fact]
    public void Exclude_ThreeSplits_TestWinsOverValidationAndBothOverTraining()
    {
        var rows = Apply(
            "exclude", Row("a", Split.Validation, "AAAAAAAAAAA", 0), Row("b", Split.Train, "AAAAAAAAAAA", 0), Row("c", Split.Test, "AAAAAAAAAAA", 0),
            Row("d", Split.Train, "BBBBBBBBBBB", 0), Row("e", Split.Validation, "BBBBBBBBBBB", 0));

        Assert.Equal(["ucf/test/c", "ucf/val/e"], rows.OfType<SourceRow.Accepted>().Select(static row => row.Id));
        Assert.All(rows.OfType<SourceRow.Rejected>().Take(2), static row => Assert.Contains("test data", row.Value.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void Exclude_OneSplit_LeavesEverySample() =>
        Assert.All(Apply("exclude", Row("a", Split.Train, "AAAAAAAAAAA", 0), Row("b", Split.Train, "AAAAAAAAAAA", 0, "other")), row => Assert.IsType<SourceRow.Accepted>(row));

    [Theory]
    [InlineData("exclude", 30.0, 40.0, "other", false)]
    [InlineData("exclude", 30.0, null, "other", false)]
    [InlineData("exclude", null, null, "other", false)]
    [InlineData("exclude", null, null, "source", true)]
    [InlineData("exclude", 30.0, 30.0, "other", true)]
    [InlineData("exclude_videos", 30.0, 40.0, "other", true)]
    [InlineData("exclude_videos", 30.0, null, "other", true)]
    [InlineData("keep", 30.0, 30.0, "other", false)]
    public void Exclude_StartsAndSources_DecideWhatIsTheSameClip(string leaks, double? first, double? second, string source, bool excluded) => Assert.Equal(
        excluded, Apply(leaks, Row("a", Split.Train, "AAAAAAAAAAA", first), Row("b", Split.Test, "AAAAAAAAAAA", second, source))[0] is SourceRow.Rejected);

    [Fact]
    public void Exclude_NoYouTubeId_GoesByTheFileOfTheSource()
    {
        var rows = Apply("exclude", Row("a", Split.Train, null, null), Row("b", Split.Test, null, null), Row("c", Split.Train, null, null, "other"));

        Assert.IsType<SourceRow.Rejected>(rows[0]);
        Assert.IsType<SourceRow.Accepted>(rows[2]);
    }

    [Fact]
    public void Report_CountsPairsAndWhatTheRemedyTakesOut()
    {
        var report = LeakReport.Of(
            [
                Row("a", Split.Train, "AAAAAAAAAAA", 0), Row("b", Split.Train, "AAAAAAAAAAA", 0), Row("c", Split.Test, "AAAAAAAAAAA", 0),
                Row("d", Split.Train, "BBBBBBBBBBB", 0), Row("e", Split.Train, "BBBBBBBBBBB", 0, "other"), Row("f", Split.Train, "CCCCCCCCCCC", 0),
            ],
            wholeVideos: false);

        Assert.Equal([true, false], report.Clips.Select(static clip => clip.CrossesSplits));
        Assert.Equal([("source ucf test", "source ucf train", true, 1), ("other ucf train", "source ucf train", false, 1)], report.Pairs);
        Assert.Equal(2, Assert.Single(report.Losing).Value);
    }

    private static IReadOnlyList<SourceRow> Apply(string leaks, params SourceRow[] rows) => Assert.Single(LeakExclusion.Apply([rows], leaks));

    private static SourceRow.Accepted Row(string key, Split split, string? video, double? start, string source = "source") => new(new SourceSample
    {
        Id = $"ucf/{split.Name()}/{key}",
        Source = source,
        Task = "ucf",
        Split = split,
        Media = [new(MediaRole.Video, "clips/one.mp4"), new(MediaRole.Audio, $"sounds/{key}.wav")],
        Truth = new ClassTruth("x"),
        Annotation = new("list.txt", 1),
        Clips = video is null ? [] : [new YouTubeClip(video, start)],
    });
}
