namespace Crab.Trainer.Processing;

/// <summary>Turns text into ids. Thread-safe; special tokens are never found inside text.</summary>
internal interface ITokenizer
{
    /// <summary>The ids that stand for no text.</summary>
    SpecialTokens Special { get; }

    /// <summary>Number of ids, special ones included.</summary>
    int VocabularySize { get; }

    /// <summary>Appends the ids of a text.</summary>
    void Encode(string text, List<int> ids);

    /// <summary>The text of ids; what is no whole character becomes U+FFFD, ids of no token are passed over.</summary>
    /// <param name="ids">Ids in order.</param>
    /// <param name="skipSpecial">Leave special tokens out instead of spelling them.</param>
    string Decode(IEnumerable<int> ids, bool skipSpecial);
}
