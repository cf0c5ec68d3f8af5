using System.Text.Json;
using AvUie.Tests;

namespace AvUie.Reasoning.Tests;

public sealed class TokenCounterTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("It is loud.", 4)]
    [InlineData("2 s to 15 s", 7)]
    public void Pieces_Text_AreThoseOfTheSplitPattern(string text, int pieces) => Assert.Equal(pieces, SplitPieces.Instance.Count(text));

    [SharedFact("goldens", "tokenizer")]
    public void Tokenizer_Goldens_CountsAsTheReference()
    {
        var counter = QwenTokenCounter.Load(SharedFolder.Below("goldens", "tokenizer", "qwen")!);
        using var cases = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Below("goldens", "tokenizer", "qwen_cases.json")!));

        // Composing accents needs Unicode tables, which this process has not.
        var composed = cases.RootElement.EnumerateArray().Where(static one => !one.GetProperty("text").GetString()!.Any(
            static unit => char.GetUnicodeCategory(unit) == System.Globalization.UnicodeCategory.NonSpacingMark)).ToArray();

        Assert.True(composed.Length > 45);
        Assert.All(composed, one => Assert.Equal(one.GetProperty("ids").GetArrayLength(), counter.Count(one.GetProperty("text").GetString()!)));
    }

    [Fact]
    public void Tokenizer_NoFolder_NamesTheMissingFile() =>
        Assert.Contains("vocab.json", Assert.Throws<InvalidDataException>(static () => QwenTokenCounter.Load("nowhere")).Message, StringComparison.Ordinal);
}
