using AvUie.Core;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Tests.Planning;

public sealed class ChunkingTests
{
    [Theory]
    [InlineData("1 1 1 1", 2, "0 2")]
    [InlineData("2 2", 3, "0 2")]
    [InlineData("2 1 2", 3, "0 3")]
    [InlineData("3 3", 3, "0 3")]
    [InlineData("1 7 1", 3, "0 1 4 7")]
    [InlineData("7", 3, "0 3 6")]
    [InlineData("r r r", 1, "0")]
    [InlineData("1 r r 1 r", 1, "0 3")]
    [InlineData("r 2 r 2", 2, "0 4")]
    [InlineData("", 5, "")]
    public void Starts_Groups_AreKeptWholeWhereTheyFit(string groups, int size, string expected) =>
        Assert.Equal(expected, string.Join(' ', Chunking.Starts(Groups(groups), size)));

    [Fact]
    public void Starts_ManyPlans_NeverOverfillNeverLoseARowAndNeverCutAFittingGroup()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var size = random.Next(1, 9);
            var groups = Groups(string.Join(' ', Enumerable.Range(0, random.Next(0, 40)).Select(_ => random.Next(5) == 0 ? "r" : $"{random.Next(1, 14)}")));
            var rows = groups.SelectMany(static group => group).ToList();
            var starts = Chunking.Starts(groups, size);

            Assert.Equal(rows.Count > 0, starts.Count > 0);
            Assert.Equal(starts.Distinct().Order(), starts);
            Assert.True(starts.Count == 0 || starts[0] == 0);
            for (var chunk = 0; chunk < starts.Count; chunk++)
            {
                var end = chunk + 1 < starts.Count ? starts[chunk + 1] : rows.Count;
                Assert.InRange(rows.Take(starts[chunk]..end).Count(static row => row is SourceRow.Accepted), rows.Any(static row => row is SourceRow.Accepted) ? 1 : 0, size);
            }

            var position = 0;
            foreach (var group in groups)
            {
                var cuts = starts.Count(start => start > position && start < position + group.Count);
                Assert.True(group.Count <= size ? cuts == 0 : cuts == (group.Count - 1) / size, $"size {size}, a group of {group.Count} with {cuts} cuts");
                position += group.Count;
            }
        }
    }

    /// <summary>Groups of so many samples; r is a rejection.</summary>
    private static List<IReadOnlyList<SourceRow>> Groups(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Group)];

    private static IReadOnlyList<SourceRow> Group(string text, int index) => text == "r"
        ? [new SourceRow.Rejected(new($"r{index}", "s", "ucf", null, new("f", 1), ReasonCode.BadRow, ""))]
        : [.. Enumerable.Range(0, int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))
            .Select(number => new SourceRow.Accepted(ListRows.Sample("s", [$"{index}-{number}", $"{index}", "l"], 1)))];
}
