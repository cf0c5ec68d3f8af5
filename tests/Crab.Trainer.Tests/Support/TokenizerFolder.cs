using System.Text.Json;
using Crab.Trainer.Tokenizing;

namespace Crab.Trainer.Tests;

/// <summary>A small tokenizer's files: the bytes, three merges, Qwen's special tokens.</summary>
internal static class TokenizerFolder
{
    public const int FirstAdded = 259;

    public static readonly string[] Added =
    [
        "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|AUDIO|>", "<|audio_bos|>", "<|audio_eos|>", "<|IMAGE|>", "<|VIDEO|>", "<|vision_bos|>", "<|vision_eos|>", "<tool_call>",
    ];

    public static string Write(string folder)
    {
        var vocabulary = Enumerable.Range(0, 256).Select(static value => (Token: ByteSymbols.Of((byte)value).ToString(), Id: value))
            .Concat([(Token: "he", Id: 256), (Token: "ll", Id: 257), (Token: "\u0120he", Id: 258)]).ToDictionary(static pair => pair.Token, static pair => pair.Id);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "vocab.json"), JsonSerializer.Serialize(vocabulary));
        File.WriteAllText(Path.Combine(folder, "merges.txt"), "#version: 0.2\nh e\nl l\n\u0120 he\n");
        var added = Added.Select(static (content, i) => (content, i)).ToDictionary(
            static pair => $"{FirstAdded + pair.i}", static pair => new { pair.content, lstrip = false, rstrip = false, normalized = false, single_word = false, special = pair.content[1] == '|' });
        File.WriteAllText(Path.Combine(folder, "tokenizer_config.json"), JsonSerializer.Serialize(new { added_tokens_decoder = added, pad_token = "<|endoftext|>" }));
        return folder;
    }

    public static int Id(string token) => FirstAdded + Array.IndexOf(Added, token);
}
