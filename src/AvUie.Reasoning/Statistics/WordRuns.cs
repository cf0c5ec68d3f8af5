namespace AvUie.Reasoning;

/// <summary>Runs of three words of a text, as numbers: what the diversity of texts is measured on.</summary>
internal static class WordRuns
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>One number for every three neighbouring words, case aside; none for a text of fewer.</summary>
    public static ulong[] Of(string text)
    {
        var words = new List<ulong>(64);
        var hash = Offset;
        foreach (var unit in text)
        {
            if (char.IsLetterOrDigit(unit))
            {
                hash = (hash ^ char.ToLowerInvariant(unit)) * Prime;
            }
            else if (hash != Offset)
            {
                words.Add(hash);
                hash = Offset;
            }
        }

        if (hash != Offset)
        {
            words.Add(hash);
        }

        var runs = new ulong[Math.Max(0, words.Count - 2)];
        for (var n = 0; n < runs.Length; n++)
        {
            runs[n] = Mixed(words[n] + (3 * Mixed(words[n + 1] + (3 * Mixed(words[n + 2])))));
        }

        return runs;
    }

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}
