using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>
/// Counts the pieces into which Qwen's tokenizer splits a text before it merges bytes (its published pre-tokenizer pattern). A long or
/// rare word is several tokens, so this is a lower bound; on traces it falls short by a few per cent.
/// </summary>
public sealed partial class SplitPieces : ITokenCounter
{
    /// <summary>The one there is: it has no state.</summary>
    public static SplitPieces Instance { get; } = new();

    /// <inheritdoc/>
    public int Count(string text) => Pattern().Count(text);

    /// <summary>Qwen's split pattern.</summary>
    [GeneratedRegex(@"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    internal static partial Regex Pattern();
}
