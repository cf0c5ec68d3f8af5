using System.Globalization;
using System.Text;

namespace Crab.Trainer.Tokenizing;

/// <summary>
/// Unicode's normalization form C (UAX 15), which the tokenizer applies to all text. Here, because .NET leaves text as it is where it
/// runs without ICU, as this program does, and a GPU box need not have ICU. Thread-safe.
/// </summary>
internal static class CanonicalComposition
{
    // Hangul syllables are composed by arithmetic (The Unicode Standard, 3.12).
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int Vowels = 21, Tails = 28, Leads = 19, Syllables = Leads * Vowels * Tails;

    /// <summary>No character below is changed by composition or changes its neighbour.</summary>
    private const char FirstOfInterest = '\u0300';

    private const string Resource = "Crab.Trainer.Tokenizing.UnicodeNfc.txt";
    private static readonly Dictionary<int, byte> Classes = [];
    private static readonly Dictionary<int, (int First, int Second)> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];

    /// <summary>What may not stand in normalized text as it is, or depends on what stands before it.</summary>
    private static readonly HashSet<int> Suspects = [];

    static CanonicalComposition() => ReadTable();

    /// <summary>The text in form C; half characters become U+FFFD, as they do in UTF-8. The same object where nothing changes.</summary>
    public static string Normalize(string text)
    {
        if (!IsSuspect(text))
        {
            return text;
        }

        var runes = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, runes);
        }

        Order(runes);
        Compose(runes);
        var composed = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in runes)
        {
            composed.Append(units[..new Rune(rune).EncodeToUtf16(units)]);
        }

        return composed.ToString();
    }

    private static bool IsSuspect(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstOfInterest, char.MaxValue))
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            // Half characters come out of the enumeration as U+FFFD.
            if (rune.Value >= FirstOfInterest && (Suspects.Contains(rune.Value) || rune == Rune.ReplacementChar))
            {
                return true;
            }
        }

        return false;
    }

    private static void Decompose(int rune, List<int> to)
    {
        var syllable = rune - SyllableBase;
        if (syllable is >= 0 and < Syllables)
        {
            to.Add(LeadBase + syllable / (Vowels * Tails));
            to.Add(VowelBase + syllable % (Vowels * Tails) / Tails);
            if (syllable % Tails > 0)
            {
                to.Add(TailBase + syllable % Tails);
            }
        }
        else if (Decompositions.TryGetValue(rune, out var parts))
        {
            Decompose(parts.First, to);
            if (parts.Second > 0)
            {
                to.Add(parts.Second);
            }
        }
        else
        {
            to.Add(rune);
        }
    }

    /// <summary>Sorts every run of combining marks by class; equal classes keep their order.</summary>
    private static void Order(List<int> runes)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            if (Class(runes[start]) == 0)
            {
                continue;
            }

            var end = start + 1;
            while (end < runes.Count && Class(runes[end]) != 0)
            {
                end++;
            }

            // Ordinarily one or two marks; a hostile text may have a million, so no insertion sort.
            var sorted = runes.GetRange(start, end - start).OrderBy(Class).ToList();
            for (var i = start; i < end; i++)
            {
                runes[i] = sorted[i - start];
            }

            start = end;
        }
    }

    private static void Compose(List<int> runes)
    {
        var (starter, kept, last) = (-1, 0, 0);
        for (var i = 0; i < runes.Count; i++)
        {
            var (rune, rank) = (runes[i], Class(runes[i]));

            // A mark is blocked from its starter by one of its own class or higher, a starter by any mark between.
            var blocked = starter < 0 || (kept - starter > 1 && (rank == 0 || last >= rank));
            if (!blocked && Pair(runes[starter], rune) is { } composed)
            {
                runes[starter] = composed;
                continue;
            }

            if (rank == 0)
            {
                starter = kept;
            }

            last = rank;
            runes[kept++] = rune;
        }

        runes.RemoveRange(kept, runes.Count - kept);
    }

    private static int? Pair(int first, int second)
    {
        var (lead, vowel) = (first - LeadBase, second - VowelBase);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return SyllableBase + (lead * Vowels + vowel) * Tails;
        }

        var (syllable, tail) = (first - SyllableBase, second - TailBase);
        if (syllable is >= 0 and < Syllables && syllable % Tails == 0 && tail is > 0 and < Tails)
        {
            return first + tail;
        }

        return Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static byte Class(int rune) => rune < FirstOfInterest ? (byte)0 : Classes.GetValueOrDefault(rune);

    private static void ReadTable()
    {
        using var stream = typeof(CanonicalComposition).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "c":
                    for (var code = Code(words[2]); code <= Code(words[3]); code++)
                    {
                        Classes[code] = byte.Parse(words[1], CultureInfo.InvariantCulture);
                        Suspects.Add(code);
                    }

                    break;
                case "d" or "x":
                    var pair = (Code(words[2]), words.Length > 3 ? Code(words[3]) : 0);
                    Decompositions[Code(words[1])] = pair;
                    if (words[0] == "x" || pair.Item2 == 0)
                    {
                        Suspects.Add(Code(words[1]));
                    }
                    else
                    {
                        Compositions[pair] = Code(words[1]);
                        Suspects.Add(pair.Item2);
                    }

                    break;
            }
        }

        for (var code = VowelBase; code < TailBase + Tails; code++)
        {
            Suspects.Add(code);
        }
    }

    private static int Code(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
