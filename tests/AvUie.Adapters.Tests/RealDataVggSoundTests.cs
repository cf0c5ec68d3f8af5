using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

public class RealDataVggSoundTests
{
    [SharedFact("real", "raw", "vggsound")]
    public void VggSound_RealTestList_GivesEveryClipOnceATaskInHalvedPlaces()
    {
        var rows = RealData.Read("vggsound", "vggsound", [Split.Test]);

        rows.AssertKnownCounts("vggsound", Split.Test);
        Assert.Empty(rows.Rejections());
        foreach (var task in rows.Samples().GroupBy(sample => sample.Task))
        {
            var truths = task.Select(sample => (MatchTruth)sample.Truth).ToList();
            Assert.Equal((15_446, 309), (truths.Count, truths.Select(truth => truth.AnchorEvent).Distinct().Count()));
            Assert.Equal(15_446 / 2, truths.Count(truth => truth.Correct == 1));
            Assert.All(truths, truth => Assert.False(VggSoundSynonyms.All.Contains(truth.FirstEvent, truth.SecondEvent)));
            Assert.All(task, sample => Assert.Equal(2, sample.Media.Select(media => Path.GetFileName(media.Path)[..11]).Distinct().Count()));
        }
    }

    [SharedFact("real", "raw", "vggsound")]
    public void VggSound_RealStatistics_NameTheClassesOfTheVocabulary()
    {
        var file = AnnotationFile.Locate(SharedFolder.Below("real", "raw", "vggsound")!, "data/stat.csv", "");
        var rows = DelimitedFile.Read(file, new TableFormat(',', Quoted: true, HeaderRule.Optional, ["label", "clips", "group"])).ToList();

        Assert.Equal(VggSoundLabels.All.Labels.Order(StringComparer.Ordinal), rows.Select(row => row["label"]).Order(StringComparer.Ordinal));
        Assert.Equal(199_176, rows.Sum(row => row.Number("clips")!.Value));
    }

    /// <summary>The other source of the matching tasks. Every real row is a sample or a rejection of both.</summary>
    [SharedFact("real", "raw", "ave")]
    public void Ave_RealListsWithMatching_GiveEveryClipOfOneEvent()
    {
        var rows = RealData.Read("ave", "ave", options: ("matching", "on"));

        foreach (var task in new[] { "a2v", "v2a" })
        {
            Assert.Equal(4_143, Fixture.AllSplits.Sum(split => rows.Count(task, split)));
            Assert.Equal(1, rows.Rejections().Count(rejection => rejection.Task == task && rejection.Reason == ReasonCode.EmptyEvent));
            Assert.DoesNotContain(rows.Rejections(), rejection => rejection.Reason == ReasonCode.NoDistractor);
            Assert.InRange(rows.Samples().Count(sample => sample.Task == task), 4_050, 4_142);
        }
    }

    /// <summary>The whole list is there in part: its first 60 lines.</summary>
    [SharedFact("real", "raw", "vggsound")]
    public void VggSound_FirstLinesOfTheRealWholeList_AreSamples()
    {
        var rows = RealData.Read("vggsound", "vggsound", options: ("lists", "vggsound_csv"));

        Assert.Empty(rows.Rejections());
        Assert.Equal(60, rows.Samples().Count(sample => sample.Task == "a2v"));
    }
}
