using System.Text.Json;
using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

public class RealDataUnavTests
{
    [SharedFact("real", "raw", "unav100")]
    public void Unav_RealList_HasTheKnownVideosAndSegments()
    {
        var rows = RealData.Read("unav", "unav100");
        var samples = rows.Samples();

        rows.AssertKnownCounts("unav", Split.Train, Split.Validation, Split.Test);
        Assert.Empty(rows.Rejections());
        Assert.Equal([18_123, 6_036, 5_900], Fixture.AllSplits.Order().Select(split => samples.Where(sample => sample.Split == split).Sum(Segments)));
        Assert.Equal(30_059, samples.Sum(Segments));
        Assert.Equal(100, samples.SelectMany(Events).Select(known => known.Label).Distinct().Count());
        Assert.Equal(6_424, samples.Count(sample => Events(sample).Count == 1));
    }

    [SharedFact("real", "raw", "unav100")]
    public void Unav_RealVideoOfThePublishedLabel_HasItsRanges() => Assert.Equal(
        new EventsTruth([new("people eating", [new(0, 3), new(7, 10)])]),
        RealData.Read("unav", "unav100", [Split.Train]).Samples().Single(sample => sample.Id == "unav/train/bHfesK3rBE4").Truth);

    /// <summary>3,942 of the training segments are empty in tenths: none is lost by default, and what drop loses is counted.</summary>
    [SharedFact("real", "raw", "unav100")]
    public void Unav_RealListUnderDrop_LosesOnlyCollapsedSpans()
    {
        var widened = RealData.Read("unav", "unav100", [Split.Train]).Samples();
        var dropped = RealData.Read("unav", "unav100", [Split.Train], ("collapsed", "drop"));

        Assert.Equal(6_489, dropped.Samples().Count + dropped.Count(ReasonCode.EmptyEvent));
        var grid = new UnavTimeGrid(Tenths: true, Widen: false);
        Assert.Equal(3_942, widened.Sum(sample => Raw(sample).Count(span => grid.Range(new(span.Start, span.End, ""), Duration(sample)) is null)));
        Assert.All(widened.SelectMany(Events).SelectMany(known => known.Ranges), range => Assert.True(range.Start < range.End && range.End <= 10));
    }

    private static IReadOnlyList<TimedEvent> Events(SourceSample sample) => ((EventsTruth)sample.Truth).Events;

    private static int Segments(SourceSample sample) => Raw(sample).Count();

    private static double Duration(SourceSample sample) => double.Parse(sample.Fields["duration"], System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<(double Start, double End)> Raw(SourceSample sample)
    {
        using var annotations = JsonDocument.Parse(sample.Fields["annotations"]);
        return [.. annotations.RootElement.EnumerateArray().Select(one => one.GetProperty("segment")).Select(span => (span[0].GetDouble(), span[1].GetDouble()))];
    }
}
