using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class MatchingPairsTests
{
    private static readonly IReadOnlyList<MatchingClip> Clips =
    [
        .. Enumerable.Range(0, 3090).Select(number => new MatchingClip(
            $"v{number / 2:0000000000}_{number % 2}", new($"v{number / 2:0000000000}", null), VggSoundLabels.All.Labels[number * 7 % 309], new("list", number + 1))),
    ];

    [Fact]
    public void Draw_Pairs_AreNeverAlikeOrOfOneVideo() => Assert.All(Draw(), pair =>
    {
        Assert.NotNull(pair.Distractor);
        Assert.NotEqual(pair.Anchor.Origin.Id, pair.Distractor.Origin.Id);
        Assert.False(VggSoundSynonyms.All.Contains(pair.Anchor.Label, pair.Distractor.Label));
    });

    [Fact]
    public void Draw_Places_AreHalvedInAllAndInEveryClass()
    {
        var pairs = Draw();

        Assert.Equal(pairs.Count / 2, pairs.Count(pair => pair.Correct == 1));
        Assert.All(pairs.GroupBy(pair => pair.Anchor.Label), label =>
            Assert.InRange(label.Count(pair => pair.Correct == 1), label.Count() / 2, (label.Count() + 1) / 2));
    }

    [Fact]
    public void Draw_Distractors_AreNearlyAllDifferent() =>
        Assert.InRange(Draw().Select(pair => pair.Distractor).Distinct().Count(), Clips.Count * 85 / 100, Clips.Count);

    [Fact]
    public void Draw_ListInAnotherOrder_GivesTheSamePairs() => Assert.Equal(
        Draw().OrderBy(pair => pair.Anchor.Name), Draw(Clips.Reverse()).OrderBy(pair => pair.Anchor.Name));

    [Fact]
    public void Draw_FewerPerClass_TakesTheSameAnchorsForBothTasksButPairsThemDifferently()
    {
        var first = MatchingPairs.Draw(Clips, "a2v", "0", 3, VggSoundSynonyms.All).ToList();
        var second = MatchingPairs.Draw(Clips, "v2a", "0", 3, VggSoundSynonyms.All).ToList();

        Assert.Equal(3 * 309, first.Count);
        Assert.Equal(first.Select(pair => pair.Anchor), second.Select(pair => pair.Anchor));
        Assert.NotEqual(first.Select(pair => pair.Distractor), second.Select(pair => pair.Distractor));
        Assert.NotEqual(first.Select(pair => pair.Correct), second.Select(pair => pair.Correct));
    }

    /// <summary>Reckoned apart from this code: another machine, runtime or order of a dictionary must not draw others.</summary>
    [Fact]
    public void Draw_SeedZero_GivesTheseFirstPairs() => Assert.Equal(
        [
            "v0000000000_0 v0000000704_1 2", "v0000000000_1 v0000000982_1 2", "v0000000001_0 v0000000161_1 1", "v0000000001_1 v0000000361_1 2",
            "v0000000002_0 v0000000102_0 2", "v0000000002_1 v0000001328_1 1",
        ],
        Draw().Take(6).Select(pair => $"{pair.Anchor.Name} {pair.Distractor!.Name} {pair.Correct}"));

    [Fact]
    public void Draw_NoClips_GivesNone() => Assert.Empty(MatchingPairs.Draw([], "a2v", "0", 1, VggSoundSynonyms.All));

    private static List<MatchingPair> Draw(IEnumerable<MatchingClip>? clips = null) =>
        [.. MatchingPairs.Draw(clips ?? Clips, "a2v", "0", int.MaxValue, VggSoundSynonyms.All)];
}
