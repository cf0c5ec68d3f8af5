namespace AvUie.Pipeline.Configuration;

/// <summary>Finds the known name that an unknown one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The known name fewest edits away (letters added, dropped, changed or swapped); null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > 64)
        {
            return null;
        }

        var (word, best, fewest) = (Plain(name), default(string), 2 + (name.Length / 4));
        foreach (var candidate in known)
        {
            var edits = Edits(word, Plain(candidate));
            if (edits < fewest && edits < candidate.Length)
            {
                (best, fewest) = (candidate, edits);
            }
        }

        return best;
    }

    private static string Plain(string name) => name.ToLowerInvariant().Replace('-', '_');

    private static int Edits(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                    table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[left.Length, right.Length];
    }
}
