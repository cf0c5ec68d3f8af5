using System.Text;
using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace AvUie.Reasoning;

/// <summary>Counts exactly, with the byte-pair tokenizer of a model's folder.</summary>
/// <remarks>
/// The model composes accents first (NFC). A process without Unicode tables, as <c>avuie</c> is, cannot: a text that spells an accent
/// as a character of its own may count a token or two more.
/// </remarks>
public sealed class QwenTokenCounter : ITokenCounter
{
    private readonly BpeTokenizer _tokenizer;

    private QwenTokenCounter(BpeTokenizer tokenizer, string sha256) => (_tokenizer, Sha256) = (tokenizer, sha256);

    /// <summary>Hash of the files: the same files count the same.</summary>
    public string Sha256 { get; }

    /// <summary>Reads vocab.json, merges.txt and the added tokens of tokenizer_config.json.</summary>
    /// <exception cref="InvalidDataException">A file is missing or cannot be read; the message names it.</exception>
    public static QwenTokenCounter Load(string folder)
    {
        var (vocabulary, merges, config) = (Path.Combine(folder, "vocab.json"), Path.Combine(folder, "merges.txt"), Path.Combine(folder, "tokenizer_config.json"));
        foreach (var file in (string[])[vocabulary, merges, config])
        {
            if (!File.Exists(file))
            {
                throw new InvalidDataException($"{file}: no such file; a tokenizer folder holds vocab.json, merges.txt and tokenizer_config.json");
            }
        }

        try
        {
            var special = Special(config);
            return new QwenTokenCounter(BpeTokenizer.Create(new BpeOptions(vocabulary, merges)
            {
                ByteLevel = true,
                SpecialTokens = special,
                PreTokenizer = new RegexPreTokenizer(SplitPieces.Pattern(), special),
            }), Sha256Hex.Of(string.Join('\n', new[] { vocabulary, merges, config }.Select(static file => Sha256Hex.Of(File.ReadAllBytes(file))))));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{folder}: no tokenizer of Qwen's kind: {wrong.Message}", wrong);
        }
    }

    /// <inheritdoc/>
    public int Count(string text) => _tokenizer.CountTokens(text.Normalize(NormalizationForm.FormC));

    private static Dictionary<string, int> Special(string config)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(config));
        var special = new Dictionary<string, int>(StringComparer.Ordinal);
        if (document.RootElement.TryGetProperty("added_tokens_decoder", out var added))
        {
            foreach (var token in added.EnumerateObject())
            {
                special[token.Value.GetProperty("content").GetString()!] = int.Parse(token.Name, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return special;
    }
}
