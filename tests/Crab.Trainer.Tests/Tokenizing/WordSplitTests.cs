using System.Text.RegularExpressions;
using Crab.Trainer.Tokenizing;

namespace Crab.Trainer.Tests;

public sealed partial class WordSplitTests
{
    [Fact]
    public void Split_OfRandomTextBelowTheAstralPlanes_EqualsTheExpression()
    {
        string[] pieces =
        [
            "a", "Zb", "\u00e9", "\u5c0f", "1", "\u0664", "\u2160", " ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u0085", ".", "!?", "'", "'s", "'T", "'re", "'LL", "'x", "_", "\u0301", "-", "<", "\u200b",
        ];
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal(Expression().Matches(text).Select(static match => match.Value), Split(text));
        }
    }

    [Theory]
    [InlineData("\U0001d400\U0001d401c\U0001f3b8!", "\U0001d400\U0001d401c|\U0001f3b8!")] // letters and a picture beyond U+FFFF
    [InlineData(" \U00020000\U00020001", " \U00020000\U00020001")]
    [InlineData("\U0001d7ce\U0001d7cf", "\U0001d7ce|\U0001d7cf")] // digits stand alone
    [InlineData("it'\u017f", "it|'\u017f")] // the long s is an s in any case
    public void Split_OfTextThatTheExpressionOfNetGetsWrong_IsTheReferences(string text, string pieces) => Assert.Equal(pieces.Split('|'), Split(text));

    [Fact]
    public void Split_OfHalfCharacters_TakesThemForMarks() => Assert.Equal(["\ud800a", "\ud800\ud800", "a"], [.. Split("\ud800a"), .. Split("\ud800\ud800a")]);

    private static List<string> Split(string text)
    {
        var split = new WordSplit(text);
        var pieces = new List<string>();
        while (split.Next() is { Length: > 0 } piece)
        {
            pieces.Add(piece.ToString());
        }

        return pieces;
    }

    [GeneratedRegex(@"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
