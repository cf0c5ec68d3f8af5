namespace AvUie.Pipeline.Configuration;

/// <summary>Guesses what a mistyped name was meant to be.</summary>
internal static class Nearest
{
    /// <summary><c>; did you mean "x"?</c>, or nothing where no name is near.</summary>
    public static string Hint(string text, IEnumerable<string> names)
    {
        if (text.Length > 64)
        {
            return "";
        }

        var best = names.Select(name => (name, distance: Distance(text, name))).OrderBy(static pair => pair.distance).FirstOrDefault();
        return best.name is not null && best.distance <= Math.Max(1, text.Length / 3) ? $"; did you mean \"{best.name}\"?" : "";
    }

    /// <summary>Levenshtein's distance, letter case aside.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + cost));
            }
        }

        return row[^1];
    }
}
