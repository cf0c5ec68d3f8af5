using AvUie.Core;
using AvUie.Tests;

namespace AvUie.Adapters.Tests;

/// <summary>The real lists of the emotion datasets that may be kept: published counts per split and class.</summary>
public class RealDataEmotionTests
{
    [SharedFact("real", "raw", "meld")]
    public void Meld_RealLists_HaveTheKnownRowsAndClasses()
    {
        var rows = Read(new MeldAdapter(), "meld");

        Assert.Empty(rows.Rejections());
        Assert.Equal((9989, 1109, 2610), (Count(rows, Split.Train), Count(rows, Split.Validation), Count(rows, Split.Test)));
        Assert.Equal(
            "anger 1109, disgust 271, fear 268, joy 1743, neutral 4710, sadness 683, surprise 1205", Classes(rows, Split.Train));
        Assert.Equal("anger 153, disgust 22, fear 40, joy 163, neutral 470, sadness 111, surprise 150", Classes(rows, Split.Validation));
        Assert.Equal("anger 345, disgust 68, fear 50, joy 402, neutral 1256, sadness 208, surprise 281", Classes(rows, Split.Test));
        // Dialogue 60 of the training part does not exist.
        Assert.Equal(
            [1038, 114, 280],
            new[] { Split.Train, Split.Validation, Split.Test }.Select(split => rows.Samples()
                .Where(sample => sample.Split == split).Select(sample => sample.Id.Split('/')[2].Split('_')[0]).Distinct().Count()));
    }

    [SharedFact("real", "raw", "meld")]
    public void Meld_RealListsOfPlausibleCuts_LeaveOutTheOthersAndCountThem()
    {
        var rows = Read(new MeldAdapter(), "meld", ("cuts", "plausible"));

        Assert.Equal(
            [9989, 1109, 2610],
            new[] { Split.Train, Split.Validation, Split.Test }.Select(split => Count(rows, split) + rows.Rejections().Count(rejection => rejection.Split == split)));
        Assert.All(rows.Rejections(), rejection => Assert.Same(ReasonCode.BadSpan, rejection.Reason));
        Assert.Equal(
            [101, 14, 34],
            new[] { Split.Train, Split.Validation, Split.Test }.Select(split => rows.Rejections().Count(rejection => rejection.Split == split)));
        foreach (var known in (string[])["train/dia309_utt0", "train/dia338_utt3", "test/dia38_utt4", "test/dia220_utt0", "test/dia155_utt3"])
        {
            Assert.DoesNotContain(rows.Samples(), sample => sample.Id == "meld/" + known);
        }
    }

    [SharedFact("real", "raw", "cremad")]
    public void CremaD_RealLists_HaveTheKnownRowsAndClasses()
    {
        var rows = Read(new CremaDAdapter(), "cremad", ("split", "all"));

        Assert.Empty(rows.Rejections());
        Assert.Equal(7442, Count(rows, Split.Train));
        Assert.Equal("anger 1271, disgust 1271, fear 1271, happy 1271, neutral 1087, sad 1271", Classes(rows, Split.Train));
    }

    [SharedFact("real", "raw", "cremad")]
    public void CremaD_RealOgmGeLists_HaveTheKnownRows()
    {
        var rows = Read(new CremaDAdapter(), "cremad");

        Assert.Empty(rows.Rejections());
        Assert.Equal((6698, 744), (Count(rows, Split.Train), Count(rows, Split.Test)));
        Assert.Equal("anger 105, disgust 129, fear 133, happy 123, neutral 114, sad 140", Classes(rows, Split.Test));
    }

    [SharedFact("real", "raw", "cremad")]
    public void CremaD_RealListsByActor_TestWithNineOthers()
    {
        var rows = Read(new CremaDAdapter(), "cremad", ("split", "actors"));

        Assert.Equal((6704, 738), (Count(rows, Split.Train), Count(rows, Split.Test)));
        Assert.Equal(
            [82, 9],
            new[] { Split.Train, Split.Test }.Select(split => rows.Samples()
                .Where(sample => sample.Split == split).Select(sample => sample.Id.Split('/')[2][..4]).Distinct().Count()));
        Assert.Equal("anger 126, disgust 126, fear 126, happy 126, neutral 108, sad 126", Classes(rows, Split.Test));
    }

    [SharedFact("real", "raw", "cremad")]
    public void CremaD_RealBrokenClips_AreAllOfTheList() =>
        Assert.Equal(4, Read(new CremaDAdapter(), "cremad", ("broken_clips", "drop")).Count(ReasonCode.ExcludedByOption));

    private static IReadOnlyList<SourceRow> Read(IDatasetAdapter adapter, string folder, params (string Name, string Value)[] options) =>
        Fixture.Read(adapter, SharedFolder.Below("real", "raw", folder)!, options);

    private static int Count(IReadOnlyList<SourceRow> rows, Split split) => rows.Samples().Count(sample => sample.Split == split);

    private static string Classes(IReadOnlyList<SourceRow> rows, Split split) => string.Join(", ", rows.Samples()
        .Where(sample => sample.Split == split)
        .CountBy(sample => ((ClassTruth)sample.Truth).Label)
        .OrderBy(label => label.Key, StringComparer.Ordinal)
        .Select(label => $"{label.Key} {label.Value}"));
}
