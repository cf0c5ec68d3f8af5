namespace AvUie.Reasoning;

/// <summary>Takes out of a sentence what has been read already, keeping the place of the rest.</summary>
internal static class Blank
{
    /// <summary>The text with every stretch in spaces.</summary>
    public static string Out(string text, IEnumerable<(int Index, int Length)> stretches)
    {
        var characters = text.ToCharArray();
        foreach (var (index, length) in stretches)
        {
            characters.AsSpan(index, length).Fill(' ');
        }

        return new string(characters);
    }

    /// <summary>The text without any of the given phrases, whatever their case; longer phrases first.</summary>
    public static string Phrases(string text, IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases.Where(static phrase => phrase.Length > 2).OrderByDescending(static phrase => phrase.Length))
        {
            for (int at; (at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase)) >= 0;)
            {
                text = string.Concat(text.AsSpan(0, at), " ", text.AsSpan(at + phrase.Length));
            }
        }

        return text;
    }
}
