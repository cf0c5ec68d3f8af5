using AvUie.Pipeline.Building;
using AvUie.Pipeline.Commands;

namespace AvUie.Pipeline.Tests.Commands;

public sealed class ShardRangeTextTests
{
    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("3-7", 3, 7)]
    [InlineData("9-9", 9, 9)]
    [InlineData("7-", 7, 9)]
    [InlineData("-2", 0, 2)]
    public void Parse_Range_IsInclusiveFromZero(string text, int first, int last)
    {
        var (range, error) = ShardRangeText.Parse(text, 10);

        Assert.Equal((new ShardRange(first, last), null), (range!.Value, error));
        Assert.True(ShardRangeText.IsForm(text));
    }

    [Theory]
    [InlineData("7-3", "ends at 3, before it begins at 7", false)]
    [InlineData("3-10", "the plan has 10 shards, 0 to 9", true)]
    [InlineData("10-", "ends at 9, before it begins at 10", true)]
    [InlineData("", "expected", false)]
    [InlineData("-", "expected", false)]
    [InlineData("a-b", "expected", false)]
    [InlineData("1-2-3", "expected", false)]
    [InlineData(" 1", "expected", false)]
    [InlineData("+1", "expected", false)]
    [InlineData("99999999999", "expected", false)]
    public void Parse_NoRange_SaysWhatIsWrong(string text, string message, bool form)
    {
        var (range, error) = ShardRangeText.Parse(text, 10);

        Assert.Null(range);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal(form, ShardRangeText.IsForm(text));
    }
}
