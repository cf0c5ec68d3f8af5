using System.Collections.Concurrent;
using System.Text;
using Crab.Trainer.Processing;
using Microsoft.ML.Tokenizers;

namespace Crab.Trainer.Tokenizing;

/// <summary>
/// The tokenizer of a model folder: byte-level byte pairs (merged by Microsoft.ML.Tokenizers) within the pieces of
/// <see cref="WordSplit"/>, after Unicode's form C, with the folder's added tokens. Thread-safe.
/// </summary>
internal sealed class QwenTokenizer : ITokenizer
{
    /// <summary>Pieces whose ids are remembered: more than any dataset here has, and some 20 MB at the most.</summary>
    private const int CachedPieces = 1 << 17;

    /// <summary>Longer pieces are rare and not worth remembering.</summary>
    private const int CachedLength = 32;

    /// <summary>The most characters that are merged at once, since merging takes more than linear time; no word is as long.</summary>
    private const int LongestPiece = 1 << 15;

    private readonly BpeTokenizer _pairs;
    private readonly AddedTokens _all, _textual;
    private readonly byte[]?[] _bytes;
    private readonly bool[] _special;
    private readonly ConcurrentDictionary<string, int[]> _cache = new(StringComparer.Ordinal);
    private int _cached;

    private QwenTokenizer(TokenizerFiles files)
    {
        _pairs = BpeTokenizer.Create(new BpeOptions(files.Vocabulary) { Merges = files.Merges, ByteLevel = true });
        _all = new AddedTokens(files.Added);
        _textual = new AddedTokens(files.Added.Where(static token => !token.Special));
        Special = files.Special();
        VocabularySize = 1 + Math.Max(files.Vocabulary.Values.Max(), files.Added.Select(static token => token.Id).DefaultIfEmpty(0).Max());
        _bytes = new byte[VocabularySize][];
        _special = new bool[VocabularySize];
        foreach (var (token, id) in files.Vocabulary)
        {
            _bytes[id] = ByteSymbols.BytesOf(token) ?? Encoding.UTF8.GetBytes(token);
        }

        foreach (var token in files.Added)
        {
            (_bytes[token.Id], _special[token.Id]) = (Encoding.UTF8.GetBytes(token.Content), token.Special);
        }
    }

    /// <inheritdoc />
    public SpecialTokens Special { get; }

    /// <inheritdoc />
    public int VocabularySize { get; }

    /// <summary>Reads the tokenizer of a model folder.</summary>
    /// <exception cref="InvalidDataException">A file is missing or cannot be used.</exception>
    public static QwenTokenizer Load(string folder) => new(TokenizerFiles.Read(folder));

    /// <inheritdoc />
    /// <remarks>Added tokens that are not special, such as <c>&lt;tool_call&gt;</c>, are words of the vocabulary and found.</remarks>
    public void Encode(string text, List<int> ids) => Encode(text, _textual, ids);

    /// <summary>
    /// Appends the ids of rendered text, in which special tokens are what they say. Never for text that somebody wrote.
    /// </summary>
    public void EncodeRendered(string text, List<int> ids) => Encode(text, _all, ids);

    /// <inheritdoc />
    public string Decode(IEnumerable<int> ids, bool skipSpecial)
    {
        var bytes = new List<byte>();
        foreach (var id in ids)
        {
            if (id >= 0 && id < _bytes.Length && _bytes[id] is { } own && !(skipSpecial && _special[id]))
            {
                bytes.AddRange(own);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private void Encode(string text, AddedTokens tokens, List<int> ids)
    {
        var rest = text.AsSpan();
        while (tokens.Find(rest, out var at) is { } token)
        {
            EncodeText(rest[..at] is { Length: > 0 } before ? before.ToString() : string.Empty, ids);
            ids.Add(token.Id);
            rest = rest[(at + token.Content.Length)..];
        }

        EncodeText(rest.Length == text.Length ? text : rest.ToString(), ids);
    }

    private void EncodeText(string text, List<int> ids)
    {
        var split = new WordSplit(CanonicalComposition.Normalize(text));
        var known = _cache.GetAlternateLookup<ReadOnlySpan<char>>();
        while (split.Next() is { Length: > 0 } piece)
        {
            if (piece.Length > CachedLength)
            {
                EncodeLong(piece, ids);
                continue;
            }

            if (!known.TryGetValue(piece, out var merged))
            {
                merged = [.. _pairs.EncodeToIds(piece, considerPreTokenization: false, considerNormalization: false)];
                if (Volatile.Read(ref _cached) < CachedPieces && known.TryAdd(piece, merged))
                {
                    Interlocked.Increment(ref _cached);
                }
            }

            ids.AddRange(merged.AsSpan());
        }
    }

    private void EncodeLong(ReadOnlySpan<char> piece, List<int> ids)
    {
        while (piece.Length > 0)
        {
            var length = Math.Min(piece.Length, LongestPiece);
            length -= length < piece.Length && char.IsHighSurrogate(piece[length - 1]) ? 1 : 0;
            ids.AddRange(_pairs.EncodeToIds(piece[..length], considerPreTokenization: false, considerNormalization: false));
            piece = piece[length..];
        }
    }
}
