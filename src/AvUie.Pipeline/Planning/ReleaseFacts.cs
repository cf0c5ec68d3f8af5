namespace AvUie.Pipeline.Planning;

/// <summary>A figure that somebody published of AV-UIE v2 or of the data it was made of.</summary>
/// <param name="Task">The task.</param>
/// <param name="Split">Its split.</param>
/// <param name="Rows">Records, in the unit of this software's samples.</param>
/// <param name="Origin">Who says so.</param>
internal sealed record ReleaseFact(string Task, string Split, int Rows, string Origin);

/// <summary>
/// What is known of the release's size. Its zip is not at hand: the total is of the paper, one task of a third party, and the others are
/// those of the first version's code or of the source datasets, which the release may have thinned out.
/// </summary>
internal static class ReleaseFacts
{
    /// <summary>
    /// Records of all tasks together, about. The paper does not say which splits it counts; it trains on them, and the training lists of the
    /// source datasets together come near it, so it stands beside training.
    /// </summary>
    public const int Total = 222_000;

    /// <summary>Where the total comes from.</summary>
    public const string TotalOrigin = "arXiv 2603.04128";

    private const string Release = "release, counted by a third party";
    private const string FirstVersion = "comment in the code of Crab v1";
    private const string Upstream = "source dataset of the release";

    public static IReadOnlyList<ReleaseFact> All { get; } =
    [
        new("unav", "train", 4_925, Release),
        new("avqa", "train", 31_927, FirstVersion),
        new("avqa", "test", 9_129, FirstVersion),
        new("ms3", "train", 1_480, FirstVersion),
        new("ms3", "test", 320, FirstVersion),
        new("ave", "train", 3_339, Upstream),
        new("ave", "test", 402, Upstream),
        new("avvp", "train", 10_000, Upstream),
        new("avvp", "test", 1_200, Upstream),
        new("avqa_thu", "train", 40_425, Upstream),
        new("s4", "train", 3_452, Upstream),
        new("s4", "test", 3_700, Upstream),
        new("meld", "train", 9_989, Upstream),
        new("meld", "test", 2_610, Upstream),
        new("mer24", "train", 5_030, Upstream),
        new("mafw", "train", 7_333, Upstream),
        new("mafw", "test", 1_839, Upstream),
        new("dfew", "train", 9_356, Upstream),
        new("dfew", "test", 2_341, Upstream),
        new("cremad", "train", 6_698, Upstream),
        new("cremad", "test", 744, Upstream),
        new("ks", "train", 14_799, Upstream),
        new("ks", "test", 2_597, Upstream),
        new("ucf", "train", 4_901, Upstream),
        new("ucf", "test", 1_944, Upstream),
        new("avcap", "train", 25_327, Upstream),
        new("ref_avs", "train", 14_113, Upstream),
    ];

    public static ReleaseFact? Of(string task, string? split) => All.FirstOrDefault(fact => fact.Task == task && fact.Split == split);
}
