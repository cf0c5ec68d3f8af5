namespace AvUie.Core.Tests.Answers;

/// <summary>Generated truths of every task, each with the task's own kind.</summary>
internal static class Truths
{
    private static readonly string[] Words =
    [
        "guitar", "Male speech, man speaking", "Frying_(food)", "cat's paw", "motor \"cycle\"", "étude ß", "耳", "more than ten", "a.b", "x < y & z",
        "male voice", "U.S. flag", "race car, auto racing", "dog (barking)", "line\nbreak", "1", "true", "小提琴 42", "100%",
    ];

    public static GroundTruth Of(string task, Random random) => task switch
    {
        "a2v" or "v2a" => new MatchTruth(random.Next(1, 3), Word(random), Word(random), Word(random)),
        "ks" or "ucf" or "meld" or "mer24" or "cremad" or "mafw" or "dfew" => new ClassTruth(Word(random)),
        "avqa" => new AnswerTruth($"Is {Word(random)} louder?", Word(random)),
        "avqa_thu" => Choice(random),
        "ave" => new EventsTruth([new TimedEvent(Word(random), Ranges(random, 1))]),
        "unav" => new EventsTruth(Events(random, random.Next(1, 5))),
        "avvp" => new ParsingTruth(Events(random, random.Next(0, 4)), Events(random, random.Next(0, 4))),
        "avcap" => new CaptionTruth($"{Word(random)} and then {Word(random)}."),
        "s4" or "ms3" or "arig" => new RegionTruth(Word(random), Region(random)),
        "ref_avs" => random.Next(3) == 0
            ? new ReferringTruth(Word(random), random.Next(2) == 0 ? null : Word(random), null)
            : new ReferringTruth(Word(random), Word(random), Region(random)),
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "write a generator for the new task"),
    };

    public static Region Region(Random random)
    {
        var (left, top) = (random.Next(0, 222), random.Next(0, 222));
        var (right, bottom) = (random.Next(left + 1, 224), random.Next(top + 1, 224));
        return new Region(
            new PixelBox(left, top, right, bottom),
            [.. Enumerable.Range(0, 3).Select(_ => new PixelPoint(random.Next(left, right + 1), random.Next(top, bottom + 1)))]);
    }

    private static string Word(Random random) => Words[random.Next(Words.Length)];

    private static ChoiceTruth Choice(Random random)
    {
        var options = Words.OrderBy(_ => random.Next()).Take(4).ToArray();
        return new ChoiceTruth("Which {one} is it?", options, random.Next(4));
    }

    private static TimedEvent[] Events(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new TimedEvent(Word(random), Ranges(random, random.Next(0, 4))))];

    private static TimeRange[] Ranges(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TimeRange(3 * i + random.Next(2), 3 * i + 2 + random.Next(2)))];
}
