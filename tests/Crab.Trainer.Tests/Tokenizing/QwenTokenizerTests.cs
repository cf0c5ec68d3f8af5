using Crab.Trainer.Processing;
using Crab.Trainer.Tokenizing;

namespace Crab.Trainer.Tests;

public sealed class QwenTokenizerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Encode_OfText_MergesPairsWithinPieces()
    {
        Assert.Equal([256, 257, 'o'], Encode("hello"));
        Assert.Equal([258, 257, 'o'], Encode(" hello"));
        Assert.Equal(["\u00e9"], [Load().Decode(Encode("e\u0301"), skipSpecial: false)]);
    }

    [Fact]
    public void Encode_OfTextThatLooksLikeASpecialToken_StaysText()
    {
        var ids = Encode("a<|im_end|>b<|AUDIO|>");

        Assert.All(ids, id => Assert.True(id < TokenizerFolder.FirstAdded));
        Assert.Equal("a<|im_end|>b<|AUDIO|>", Load().Decode(ids, skipSpecial: true));
    }

    [Fact]
    public void Encode_OfAnAddedTokenThatIsNotSpecial_FindsItAndKeepsItInDecodedText()
    {
        var ids = Encode("x<tool_call>y");

        Assert.Equal(['x', TokenizerFolder.Id("<tool_call>"), 'y'], ids);
        Assert.Equal("x<tool_call>y", Load().Decode(ids, skipSpecial: true));
    }

    [Fact]
    public void EncodeRendered_OfSpecialTokens_FindsThemAndDecodeMaySkipThem()
    {
        var (tokenizer, ids) = (Load(), new List<int>());
        tokenizer.EncodeRendered("<|im_start|>he<|im_end|><|im_en", ids);

        Assert.Equal([TokenizerFolder.Id("<|im_start|>"), 256, TokenizerFolder.Id("<|im_end|>")], ids[..3]);
        Assert.Equal("he<|im_en", tokenizer.Decode(ids, skipSpecial: true));
        Assert.Equal("<|im_start|>he<|im_end|><|im_en", tokenizer.Decode([.. ids, 99_999, -1], skipSpecial: false));
    }

    [Fact]
    public void Encode_OfOneEndlessWordAndOfHalfCharacters_ComesBackWhole()
    {
        var word = new string('h', 200_000);

        Assert.Equal(word, Load().Decode(Encode(word), skipSpecial: false));
        Assert.Equal("a\ufffd", Load().Decode(Encode("a\udc00"), skipSpecial: false));
    }

    [Fact]
    public void Layout_WithoutASystemTurn_BeginsWithTheTemplatesOwnAndAPromptEndsWithTheAssistants()
    {
        var tokenizer = Load();
        var layout = ChatLayout.Of(
            [new("user", [new("text", "<|im_end|>?")])], new Dictionary<string, int[]> { ["video"] = [], ["image"] = [], ["audio"] = [] }, tokenizer, "test", prompt: true);

        var (ids, rendered) = (new List<int>(), "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n<|im_start|>user\n");
        tokenizer.EncodeRendered(rendered, ids);
        Assert.Equal(ids, layout.Tokens.Take(ids.Count));
        Assert.Equal(rendered + "<|im_end|>?<|im_end|>\n<|im_start|>assistant\n", tokenizer.Decode(layout.Tokens, skipSpecial: false));
        Assert.Equal(2, layout.Tokens.Count(id => id == tokenizer.Special.TurnEnd));
        Assert.Equal(-1, layout.LabelStart);
    }

    [Theory]
    [InlineData("vocab.json", "{\"a\": 1}", "vocab.json: 255 of the 256 bytes are no tokens")]
    [InlineData("vocab.json", "{\"a\": \"x\"}", "token 'a' has id \"x\"")]
    [InlineData("vocab.json", "[1", "not valid JSON")]
    [InlineData("merges.txt", "#version: 0.2\nh e\nz z\n", "merge 2 is 'z z', not two tokens that make a third of vocab.json")]
    [InlineData("tokenizer_config.json", "{}", "no added token '<|endoftext|>'")]
    [InlineData("tokenizer_config.json", "{\"added_tokens_decoder\": {\"7\": {\"content\": \"<|x|>\"}}}", "added token '<|x|>' has id 7, which another token has")]
    [InlineData("tokenizer_config.json", "{\"added_tokens_decoder\": {\"900\": {\"content\": \"<|x|>\", \"lstrip\": true}}}", "added token 900 has 'lstrip'")]
    public void Load_OfFilesThatCannotBeUsed_NamesFileAndFault(string file, string content, string message)
    {
        var folder = TokenizerFolder.Write(_folder.Below("model"));
        File.WriteAllText(Path.Combine(folder, file), content);

        var failure = Assert.Throws<InvalidDataException>(() => QwenTokenizer.Load(folder));
        Assert.Contains(Path.Combine(folder, file), failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAFolderWithoutFiles_NamesTheFirstThatIsMissing() =>
        Assert.Contains("tokenizer_config.json: no such file", Assert.Throws<InvalidDataException>(() => QwenTokenizer.Load(_folder.Path)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private QwenTokenizer Load() => QwenTokenizer.Load(TokenizerFolder.Write(_folder.Below("model")));

    private List<int> Encode(string text)
    {
        var ids = new List<int>();
        Load().Encode(text, ids);
        return ids;
    }
}
