using Crab.Trainer.Tokenizing;

namespace Crab.Trainer.Tests;

public sealed class CanonicalCompositionTests
{
    [Theory]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("\u1100\u1161\u11a8", "\uac01")] // Hangul jamo
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("\u2126", "\u03a9")] // a singleton: the ohm sign is the letter
    [InlineData("\u0958", "\u0915\u093c")] // excluded from composition
    [InlineData("a\u0315\u0300", "\u00e0\u0315")] // marks are sorted before they are composed
    [InlineData("a\u0300\u0300", "\u00e0\u0300")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u09c7\u09be", "\u09cb")] // the second is no mark
    [InlineData("\U00011099\U000110ba", "\U0001109a")] // beyond U+FFFF
    [InlineData("\u0301e", "\u0301e")]
    [InlineData("\u1e9b\u0323", "\u1e9b\u0323")]
    public void Normalize_OfUnicodesExamples_IsFormC(string text, string expected) => Assert.Equal(expected, CanonicalComposition.Normalize(text));

    [Theory]
    [InlineData("plain")]
    [InlineData("caf\u00e9, \u5c0f\u63d0\u7434, \uac01")]
    public void Normalize_OfTextInFormC_IsTheSameObject(string text) => Assert.Same(text, CanonicalComposition.Normalize(text));

    [Fact]
    public void Normalize_OfHalfCharacters_PutsTheReplacementInTheirPlace() => Assert.Equal("a\ufffdb", CanonicalComposition.Normalize("a\ud800b"));
}
