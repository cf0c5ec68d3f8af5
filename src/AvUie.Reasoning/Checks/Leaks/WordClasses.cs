namespace AvUie.Reasoning;

/// <summary>
/// The fields of meaning that a leak and an honest sentence draw their words from, one file each in <c>Checks/Words</c>. A class lets
/// the check recognise a word that no example holds: it has read "the ledger says" and knows "the docket says".
/// </summary>
internal static class WordClasses
{
    private static readonly string[] Files =
        ["answers", "before", "concluding", "knowing", "official", "papers", "purpose", "scene", "secrets", "self", "senses", "tellers", "telling", "timing"];

    private static readonly Dictionary<string, WordClass> Words = Load();

    private static readonly Dictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many classes there are.</summary>
    public static int Count => Files.Length;

    /// <summary>The number of a class.</summary>
    /// <param name="name">The name of its file.</param>
    public static int Number(string name) => Array.IndexOf(Files, name);

    /// <summary>The base form of a word and the classes that it is in; nothing for a word that is in none.</summary>
    /// <param name="word">In lower case.</param>
    public static WordClass? Find(ReadOnlySpan<char> word) => BySpan.TryGetValue(word, out var found) ? found : null;

    private static Dictionary<string, WordClass> Load()
    {
        var plain = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var number = 0; number < Files.Length; number++)
        {
            foreach (var word in EmbeddedLines.Of($"Checks.Words.{Files[number]}.txt").SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                plain[word] = plain.GetValueOrDefault(word) | (1 << number);
            }
        }

        var words = plain.ToDictionary(static word => word.Key, static word => new WordClass(word.Key, word.Value), StringComparer.Ordinal);
        foreach (var word in plain.Keys)
        {
            foreach (var form in Forms(word))
            {
                words.TryAdd(form, words[word]);
            }
        }

        return words;
    }

    /// <summary>The regular forms, right or wrong: a form that nobody writes does no harm.</summary>
    private static IEnumerable<string> Forms(string word)
    {
        var (stem, last) = (word[..^1], word[^1]);
        string[] ends = last switch
        {
            'e' => [stem + "ed", stem + "ing"],
            'y' => [stem + "ies", stem + "ied", word + "ing"],
            _ => [word + "ed", word + "ing", word + last + "ed", word + last + "ing"],
        };
        return [word + "s", word + "es", word + "'s", word + "ly", .. ends];
    }
}

/// <summary>What is known of a word.</summary>
/// <param name="Base">The form that stands in the file.</param>
/// <param name="Classes">One bit for each class.</param>
internal sealed record WordClass(string Base, int Classes);
