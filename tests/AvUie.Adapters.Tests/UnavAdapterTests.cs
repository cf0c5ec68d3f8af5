using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class UnavAdapterTests
{
    private const string List = "unav100/annotations/unav100_annotations.json";

    private readonly UnavAdapter _adapter = new();

    /// <summary>The one label of the release that is published, for a video of 38 seconds.</summary>
    [Fact]
    public void Read_ByDefault_GivesTheTenthsOfThePublishedLabel()
    {
        var sample = Sample("unav/train/aaaaaaaaa01");

        Assert.Equal(new EventsTruth([new("people eating", [new(0, 3), new(7, 10)])]), sample.Truth);
        Assert.Equal("\"<event>people eating, (0 3)(7 10)</event>\"", sample.Fields["original_label"]);
        Assert.Equal("unav100/raw_videos/aaaaaaaaa01.mp4", sample.Media[0].Path);
    }

    [Fact]
    public void Read_Video_KeepsItsLengthAndSecondsAsWritten()
    {
        var fields = Sample("unav/train/aaaaaaaaa01").Fields;

        Assert.Equal("38", fields["duration"]);
        Assert.StartsWith("""[{"segment":[0.05589,10.05589],"label":"people eating",""", fields["annotations"], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralLabels_StandInTheOrderOfTheirFirstSegmentAndTouchingRangesStayTwo() => Assert.Equal(
        new EventsTruth([new("playing piano", [new(0, 5), new(5, 10)]), new("male singing", [new(2, 3)])]),
        Sample("unav/train/-aaaaaaaa02").Truth);

    [Fact]
    public void Read_SpanThatCollapses_IsWidenedToTheTenthOfItsMiddle() => Assert.Equal(
        new EventsTruth([new("dog barking", [new(3, 4)]), new("thunder", [new(9, 10)])]), Sample("unav/train/_aaaaaaaa03").Truth);

    [Fact]
    public void Read_SpanThatCollapsesUnderDrop_IsLeftOutAndItsVideoRejectedWhenNothingIsLeft()
    {
        var rows = Rows(("collapsed", "drop"));

        Assert.DoesNotContain(rows.Samples(), sample => sample.Id is "unav/train/_aaaaaaaa03" or "unav/train/aaaaaaaaa04");
        Assert.Same(ReasonCode.EmptyEvent, rows.At(List, 3).Reason);
        Assert.Same(ReasonCode.EmptyEvent, rows.At(List, 4).Reason);
    }

    [Fact]
    public void Read_RangesOfOneLabelThatOverlap_AreOne() =>
        Assert.Equal(new EventsTruth([new("sea waves", [new(1, 5)])]), Sample("unav/train/aaaaaaaaa05").Truth);

    [Fact]
    public void Read_InSeconds_RoundsToWholeSeconds()
    {
        var samples = Rows(("time_scale", "seconds")).Samples();

        Assert.All(samples, sample => Assert.True(((EventsTruth)sample.Truth).InSeconds));
        Assert.Equal(
            new EventsTruth([new("skateboarding", [new(13, 16), new(21, 38), new(44, 46)])]),
            samples.Single(sample => sample.Split == Split.Test).Truth);
        Assert.Equal(
            new EventsTruth([new("people sneezing", [new(4, 5)])]), samples.Single(sample => sample.Id == "unav/train/aaaaaaaaa04").Truth);
    }

    [Theory]
    [InlineData(2.5, 2)]
    [InlineData(3.5, 4)]
    public void Range_Half_GoesToTheEvenSideAsInPython(double end, int expected) =>
        Assert.Equal(new TimeRange(0, expected), new UnavTimeGrid(Tenths: true, Widen: true).Range(new(0, end, "x"), 10));

    [Fact]
    public void Range_AnySegment_IsWidenedInsideTheVideo()
    {
        var grid = new UnavTimeGrid(Tenths: true, Widen: true);
        for (var start = 0; start < 600; start++)
        {
            for (var end = start + 1; end <= 600; end += 7)
            {
                var range = grid.Range(new(start / 10.0, end / 10.0, "x"), 60)!.Value;
                Assert.True(range.Start >= 0 && range.Start < range.End && range.End <= 10, $"{start}-{end}: {range}");
            }
        }
    }

    [Theory]
    [InlineData(6, "bad_span")]
    [InlineData(7, "bad_span")]
    [InlineData(8, "unknown_label")]
    [InlineData(9, "unknown_label")]
    [InlineData(10, "bad_row")]
    [InlineData(11, "empty_event")]
    [InlineData(12, "unsafe_path")]
    [InlineData(13, "bad_row")]
    [InlineData(14, "bad_row")]
    [InlineData(15, "bad_row")]
    [InlineData(16, "bad_row")]
    [InlineData(17, "duplicate_row")]
    [InlineData(18, "conflicting_row")]
    public void Read_HostileVideo_IsRejectedWithItsPlace(int element, string reason)
    {
        var rejection = Rows().At(List, element);

        Assert.Equal(reason, rejection.Reason.Name);
        Assert.StartsWith($"{List} element {element}: ", rejection.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unav_100")]
    [InlineData("data/unav100")]
    [InlineData("")]
    public void Read_FolderUnderAnyOfItsNames_GivesTheSameIds(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Copy(Path.Combine(Fixture.Root("unav"), "unav100"), name.Length == 0 ? "root" : $"root/{name}");

        Assert.Equal(Rows().Select(row => row.Id), Fixture.Read(_adapter, Path.Combine(folder.Path, "root")).Select(row => row.Id));
    }

    private SourceSample Sample(string id) => Rows().Samples().Single(sample => sample.Id == id);

    private IReadOnlyList<SourceRow> Rows(params (string Name, string Value)[] options) => Fixture.Read(_adapter, Fixture.Root("unav"), options);
}
