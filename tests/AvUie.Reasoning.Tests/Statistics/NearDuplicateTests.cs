using System.Globalization;

namespace AvUie.Reasoning.Tests.Statistics;

public sealed class NearDuplicateTests
{
    private const string Text = "The level stays low until something heavy is struck, and then a long deep tone stands in the air and fades without a break while the picture hardly moves";

    [Fact]
    public void Likeness_OfATextWithItself_IsWhole() => Assert.Equal(1, Likeness(Text, Text.ToUpperInvariant() + "!"));

    [Fact]
    public void Likeness_OfTextsWithoutACommonRun_IsNone() =>
        Assert.Equal(0, Likeness(Text, "Short bursts follow each other quickly and a small animal in the lower corner opens its mouth with each of them"));

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Likeness_EstimatesTheShareOfCommonRuns(double share)
    {
        // Sets of whole numbers stand for runs; over 40 pairs the mean's standard error is below 0.01.
        var sum = 0.0;
        for (var pair = 0; pair < 40; pair++)
        {
            var common = (int)Math.Round(200 * share);
            var first = Runs(pair, 0, 200 - ((200 - common) / 2));
            var second = Runs(pair, 0, common).Concat(Runs(pair, 5000, (200 - common) / 2)).ToArray();
            sum += MinHash.Likeness(MinHash.Of(first), MinHash.Of(second)) - ((double)common / first.Union(second).Count());
        }

        Assert.InRange(sum / 40, -0.03, 0.03);
    }

    [Fact]
    public void Duplicates_AreCountedWithinALabelAndNotInChains()
    {
        var duplicates = new NearDuplicates();
        bool Add(string label, string text) => duplicates.Add(label, MinHash.Of(WordRuns.Of(text)));

        Assert.False(Add("ave: bell", Text));
        Assert.True(Add("ave: bell", Text + " at all"));
        Assert.False(Add("ave: drum", Text));
        Assert.False(Add("ave: bell", "Nothing of this kind has been said before and nobody is going to repeat a word of it"));
        Assert.Equal([new LabelDuplicates("ave: bell", 3, 1)], duplicates.Labels(leastTraces: 2));
        Assert.Equal(["ave: bell", "ave: drum"], duplicates.Labels(leastTraces: 1).Select(static one => one.Label));
    }

    [Fact]
    public void Signature_IsTheSameEverywhere() => Assert.Equal(
        "001C6AE3 002B41A1", string.Join(' ', MinHash.Of(WordRuns.Of(Text)).Order().Take(2).Select(static value => value.ToString("X8", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(5, 1)]
    [InlineData(50, 10)]
    [InlineData(95, 19)]
    [InlineData(100, 20)]
    public void Percentile_IsTheSmallestNumberThatReachesTheShare(int percent, long expected)
    {
        var numbers = new Distribution();
        for (var value = 20; value >= 1; value--)
        {
            numbers.Add(value);
        }

        Assert.Equal(expected, numbers.Percentile(percent));
        Assert.Null(new Distribution().Percentile(percent));
    }

    private static double Likeness(string one, string other) => MinHash.Likeness(MinHash.Of(WordRuns.Of(one)), MinHash.Of(WordRuns.Of(other)));

    private static ulong[] Runs(int pair, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(number => WordRuns.Of(string.Create(CultureInfo.InvariantCulture, $"pair {pair} number{number}"))[0])];
}
