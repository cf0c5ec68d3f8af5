using System.Globalization;
using System.Text.Json;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Tokenizing;

/// <summary>
/// What a model folder says of its tokenizer: <c>vocab.json</c>, <c>merges.txt</c> and the added tokens of <c>tokenizer_config.json</c>
/// (of <c>added_tokens.json</c> where that names none).
/// </summary>
internal sealed class TokenizerFiles
{
    /// <summary>Qwen's own file has 3 MB.</summary>
    private const long MaxBytes = 64L << 20;

    private const string VocabularyFile = "vocab.json", MergesFile = "merges.txt", ConfigFile = "tokenizer_config.json", OlderFile = "added_tokens.json";
    private readonly string _folder;
    private readonly JsonElement _config;

    private TokenizerFiles(string folder)
    {
        _folder = folder;
        _config = Json(ConfigFile);
        Vocabulary = ReadVocabulary();
        Merges = ReadMerges();
        Added = ReadAdded();
    }

    /// <summary>Tokens in byte symbols, and their ids.</summary>
    public IReadOnlyDictionary<string, int> Vocabulary { get; }

    /// <summary>Pairs in the order in which they are merged.</summary>
    public IReadOnlyList<string> Merges { get; }

    /// <summary>The tokens beside the vocabulary.</summary>
    public IReadOnlyList<AddedToken> Added { get; }

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidDataException">A file is missing or asks for what is not done here.</exception>
    public static TokenizerFiles Read(string folder)
    {
        try
        {
            return new TokenizerFiles(folder);
        }
        catch (FileNotFoundException missing)
        {
            throw new InvalidDataException(
                $"{missing.FileName}: no such file. A tokenizer needs {VocabularyFile}, {MergesFile} and {ConfigFile}, as the published model folder has them.", missing);
        }
    }

    /// <summary>The ids that the conversation is laid out with, by the names that the configuration gives them.</summary>
    public SpecialTokens Special()
    {
        var missing = new List<string>();
        var special = new SpecialTokens(
            Id("pad_token", "<|endoftext|>"), Id(null, "<|im_start|>"), Id(null, "<|im_end|>"),
            Id("audio_token", "<|AUDIO|>"), Id("audio_bos_token", "<|audio_bos|>"), Id("audio_eos_token", "<|audio_eos|>"),
            Id("image_token", "<|IMAGE|>"), Id("video_token", "<|VIDEO|>"), Id("vision_bos_token", "<|vision_bos|>"), Id("vision_eos_token", "<|vision_eos|>"));
        return missing.Count == 0
            ? special
            : throw Bad(ConfigFile, $"no added token {string.Join(", ", missing)}", "Expected the tokenizer of Qwen2.5-Omni.");

        int Id(string? name, string usual)
        {
            var content = name is null ? usual : Named(name) ?? usual;
            if (Added.FirstOrDefault(token => token.Content == content) is { } found)
            {
                return found.Id;
            }

            missing.Add($"'{content}'");
            return -1;
        }
    }

    private string? Named(string name)
    {
        var extra = _config.TryGetProperty("extra_special_tokens", out var more) && more.ValueKind == JsonValueKind.Object && more.TryGetProperty(name, out var inside)
            ? inside
            : default;
        var value = _config.TryGetProperty(name, out var direct) ? direct : extra;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object when value.TryGetProperty("content", out var content) => content.GetString(),
            _ => null,
        };
    }

    private Dictionary<string, int> ReadVocabulary()
    {
        var vocabulary = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new HashSet<int>();
        foreach (var token in Json(VocabularyFile).EnumerateObject())
        {
            if (token.Value.ValueKind != JsonValueKind.Number || !token.Value.TryGetInt32(out var id) || id < 0 || !vocabulary.TryAdd(token.Name, id) || !ids.Add(id))
            {
                throw Bad(VocabularyFile, $"token '{token.Name}' has id {token.Value.GetRawText()}, given twice or no number of 0 or more", "Fetch it again.");
            }
        }

        var lacking = Enumerable.Range(0, ByteSymbols.Count).Count(value => !vocabulary.ContainsKey(ByteSymbols.Of((byte)value).ToString()));
        return lacking == 0
            ? vocabulary
            : throw Bad(VocabularyFile, $"{lacking} of the 256 bytes are no tokens", "Expected a byte-level vocabulary.");
    }

    private List<string> ReadMerges()
    {
        var merges = new List<string>();
        foreach (var line in File.ReadLines(Existing(MergesFile)))
        {
            if (line.Length == 0 || (merges.Count == 0 && line.StartsWith("#version", StringComparison.Ordinal)))
            {
                continue;
            }

            var gap = line.IndexOf(' ', StringComparison.Ordinal);
            if (gap <= 0 || gap != line.LastIndexOf(' ') || gap == line.Length - 1 || !Vocabulary.ContainsKey(line.Remove(gap, 1)))
            {
                throw Bad(MergesFile, $"merge {merges.Count + 1} is '{line}', not two tokens that make a third of {VocabularyFile}", "Fetch it again.");
            }

            merges.Add(line);
        }

        return merges;
    }

    private List<AddedToken> ReadAdded()
    {
        var added = new List<AddedToken>();
        if (_config.TryGetProperty("added_tokens_decoder", out var tokens))
        {
            added.AddRange(tokens.EnumerateObject().Select(token => One(token.Name, token.Value)));
        }
        else if (File.Exists(Path.Combine(_folder, OlderFile)))
        {
            added.AddRange(Json(OlderFile).EnumerateObject().Select(token => new AddedToken(token.Value.GetInt32(), token.Name, Special: true)));
        }

        var taken = Vocabulary.Values.ToHashSet();
        if (added.Find(token => token.Content.Length == 0 || token.Id < 0 || !taken.Add(token.Id)) is { } bad)
        {
            throw Bad(ConfigFile, $"added token '{bad.Content}' has id {bad.Id}, which another token has, or no text", "Fetch it again.");
        }

        return added;
    }

    private AddedToken One(string id, JsonElement token)
    {
        // None of Qwen's asks for these; guessing at their meaning would give other ids than the reference's, and in silence.
        if (((string[])["lstrip", "rstrip", "single_word", "normalized"]).FirstOrDefault(flag => token.TryGetProperty(flag, out var set) && set.ValueKind == JsonValueKind.True) is { } asked)
        {
            throw Bad(ConfigFile, $"added token {id} has '{asked}'", "That is not done here; expected the tokenizer of Qwen2.5-Omni.");
        }

        return int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new AddedToken(number, token.GetProperty("content").GetString()!, token.TryGetProperty("special", out var special) && special.GetBoolean())
            : throw Bad(ConfigFile, $"added token '{id}' has no number", "Fetch it again.");
    }

    private JsonElement Json(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Existing(name)), new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw Bad(name, "no JSON object", "Fetch it again.");
        }
        catch (JsonException failure)
        {
            throw Bad(name, $"not valid JSON ({failure.Message})", "Fetch it again.");
        }
    }

    private string Existing(string name)
    {
        var file = new FileInfo(Path.Combine(_folder, name));
        if (!file.Exists)
        {
            throw new FileNotFoundException(null, file.FullName);
        }

        return file.Length <= MaxBytes ? file.FullName : throw Bad(name, $"has {file.Length} bytes, more than {MaxBytes}", "Expected a tokenizer's file.");
    }

    private InvalidDataException Bad(string name, string what, string todo) => new($"{Path.Combine(_folder, name)}: {what}. {todo}");
}
