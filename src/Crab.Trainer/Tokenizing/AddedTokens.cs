using System.Buffers;

namespace Crab.Trainer.Tokenizing;

/// <summary>A token beside the vocabulary.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">Its text.</param>
/// <param name="Special">Whether it stands for no text: it then disappears when special tokens are skipped.</param>
internal sealed record AddedToken(int Id, string Content, bool Special);

/// <summary>Finds added tokens in text: the leftmost first, the longest of those that begin there. Thread-safe.</summary>
internal sealed class AddedTokens
{
    private readonly AddedToken[] _byLength;
    private readonly SearchValues<string> _search;

    /// <summary>The tokens to look for.</summary>
    public AddedTokens(IEnumerable<AddedToken> tokens)
    {
        _byLength = [.. tokens.OrderByDescending(static token => token.Content.Length)];
        _search = SearchValues.Create([.. _byLength.Select(static token => token.Content)], StringComparison.Ordinal);
    }

    /// <summary>The first token in a text and where it begins; null where there is none.</summary>
    public AddedToken? Find(ReadOnlySpan<char> text, out int at)
    {
        at = _byLength.Length == 0 ? -1 : text.IndexOfAny(_search);
        if (at < 0)
        {
            return null;
        }

        foreach (var token in _byLength)
        {
            if (text[at..].StartsWith(token.Content, StringComparison.Ordinal))
            {
                return token;
            }
        }

        throw new InvalidOperationException("a token was found that is none");
    }
}
