using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

public class RealDataClipTests
{
    [SharedFact("real", "raw", "ks")]
    public void KineticsSounds_RealLists_HaveTheKnownClipsOfThirtyOneClasses()
    {
        var rows = RealData.Read("ks", "ks");

        rows.AssertKnownCounts("ks", Split.Train, Split.Test);
        Assert.Empty(rows.Rejections());
        Assert.Equal(31, rows.Samples().Where(sample => sample.Split == Split.Test).Select(sample => sample.Truth).Distinct().Count());
        Assert.Equal(31, rows.Samples().Where(sample => sample.Split == Split.Train).Select(sample => sample.Truth).Distinct().Count());
    }

    [SharedTheory("real", "raw", "ucf101")]
    [InlineData("1", 4_901, 1_944)]
    [InlineData("2", 4_930, 1_915)]
    [InlineData("3", 4_945, 1_900)]
    public void Ucf101_RealSplit_HasTheKnownClipsWithSound(string split, int train, int test)
    {
        var rows = RealData.Read("ucf101", "ucf101", options: ("split", split));
        var samples = rows.Samples();

        Assert.Equal((train, test), (samples.Count(sample => sample.Split == Split.Train), samples.Count(sample => sample.Split == Split.Test)));
        Assert.Equal(51, samples.Select(sample => sample.Fields["label"]).Distinct().Count());
        Assert.All(rows.Rejections(), rejection => Assert.Same(ReasonCode.ExcludedByOption, rejection.Reason));
        Assert.Equal(13_320, rows.Count);
        if (split == "1")
        {
            rows.AssertKnownCounts("ucf101", Split.Train, Split.Test);
        }
    }

    [SharedFact("real", "raw", "ucf101")]
    public void Ucf101_RealClassesWithSound_AreTheDerivedOnes()
    {
        var known = File.ReadLines(SharedFolder.Below("real", "raw", "ucf101", "ucf51_with_audio.derived.txt")!).Select(line => line.Split(' ')[1].Trim());

        Assert.Equal(known, Ucf101Labels.All.Labels.Where(Ucf101Labels.HasAudio));
    }

    [SharedFact("real", "raw", "valor")]
    public void Valor_RealLists_HaveTheKnownCaptions()
    {
        var rows = RealData.Read("valor32k", "valor", [Split.Validation, Split.Train]);

        rows.AssertKnownCounts("valor32k", Split.Validation);
        Assert.Empty(rows.Rejections());
        // The training list is there in part: its first 2,000 rows.
        Assert.Equal((3_500, 2_000), (rows.Count("avcap", Split.Validation), rows.Count("avcap", Split.Train)));
        Assert.All(rows.Samples(), sample => Assert.IsType<RenderedAnswer.Success>(AnswerGrammar.Render("avcap", sample.Truth)));
    }
}
