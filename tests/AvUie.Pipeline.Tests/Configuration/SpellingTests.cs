using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Tests.Configuration;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("adaptor", "adapter")]
    [InlineData("Root", "root")]
    [InlineData("samples-per-shard", "samples_per_shard")]
    [InlineData("samplespershard", "samples_per_shard")]
    [InlineData("rtoo", "root")]
    [InlineData("zzzzzz", null)]
    [InlineData("", null)]
    public void Nearest_OfTheKnown_IsTheOneFewestEditsAway(string name, string? expected) =>
        Assert.Equal(expected, Spelling.Nearest(name, ["adapter", "root", "samples_per_shard"]));
}
