namespace AvUie.Reasoning;

/// <summary>
/// What the classifier looks at in a sentence, as hashes: its words and their classes, neighbouring words, which of perception, scene and
/// conclusion are missing altogether, and, once more and by side, what shares a clause with the answer.
/// </summary>
internal static class LeakFeatures
{
    /// <summary>Stands for the answer, and for other texts that the sample brings along.</summary>
    public const char Slot = '\uFFFC';

    private static readonly HashSet<ulong> Cuts =
        [.. "and but so while whereas though although because since".Split(' ').Select(static word => Hash(word))];

    private static readonly int[] Grounds = [WordClasses.Number("senses"), WordClasses.Number("scene"), WordClasses.Number("concluding")];

    /// <summary>The features of a sentence, each once, in ascending order.</summary>
    /// <param name="sentence">With <see cref="Slot"/> where it names the answer.</param>
    public static ulong[] Of(string sentence)
    {
        var words = Words(sentence);
        var features = new List<ulong>(words.Count * 8);
        var (named, present) = (words.Exists(static word => word.IsSlot), 0);
        for (var n = 0; n < words.Count; n++)
        {
            var word = words[n];
            present |= word.Classes;
            if (!word.IsMark && !word.IsSlot)
            {
                features.Add(Mix(Kind.Word, word.Base));
                features.Add(Mix(Kind.Word, word.Form));
                AddClasses(features, word.Classes, Kind.Class);
            }

            if (n > 0)
            {
                features.Add(Mix(Kind.Pair, words[n - 1].Form, word.Form));
            }

            if (n > 1)
            {
                features.Add(Mix(Kind.Skip, words[n - 2].Form, word.Form));
            }
        }

        features.Add(Mix(Kind.Named, named ? 1UL : 0));
        foreach (var ground in Grounds)
        {
            if ((present & (1 << ground)) == 0)
            {
                features.Add(Mix(named ? Kind.NamedWithout : Kind.Without, (ulong)ground));
            }
        }

        AddClauses(features, words);
        features.Sort();
        return [.. Distinct(features)];
    }

    /// <summary>What stands before and behind the answer, up to the next comma or conjunction.</summary>
    private static void AddClauses(List<ulong> features, List<Word> words)
    {
        for (var slot = 0; slot < words.Count; slot++)
        {
            if (!words[slot].IsSlot)
            {
                continue;
            }

            for (var n = slot - 1; n >= 0 && !IsCut(words[n]); n--)
            {
                features.Add(Mix(Kind.Before, words[n].Base));
                AddClasses(features, words[n].Classes, Kind.ClassBefore);
            }

            for (var n = slot + 1; n < words.Count && !IsCut(words[n]); n++)
            {
                features.Add(Mix(Kind.Behind, words[n].Base));
                AddClasses(features, words[n].Classes, Kind.ClassBehind);
            }
        }
    }

    private static bool IsCut(Word word) => word.IsMark || Cuts.Contains(word.Form);

    private static void AddClasses(List<ulong> features, int classes, Kind kind)
    {
        for (var number = 0; number < WordClasses.Count; number++)
        {
            if ((classes & (1 << number)) != 0)
            {
                features.Add(Mix(kind, (ulong)number));
            }
        }
    }

    private static IEnumerable<ulong> Distinct(List<ulong> sorted)
    {
        for (var n = 0; n < sorted.Count; n++)
        {
            if (n == 0 || sorted[n] != sorted[n - 1])
            {
                yield return sorted[n];
            }
        }
    }

    private static List<Word> Words(string sentence)
    {
        var words = new List<Word>();
        var text = sentence.ToLowerInvariant().Replace('’', '\'').AsSpan();
        for (var at = 0; at < text.Length;)
        {
            var end = at + 1;
            if (char.IsLetter(text[at]))
            {
                while (end < text.Length && (char.IsLetter(text[end]) || (text[end] is '\'' or '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
                {
                    end++;
                }

                var (form, known) = (Hash(text[at..end]), WordClasses.Find(text[at..end]));
                words.Add(new Word(form, known is null ? form : Hash(known.Base), known?.Classes ?? 0, IsMark: false, IsSlot: false));
            }
            else if (char.IsAsciiDigit(text[at]))
            {
                // Any number is as good as another.
                while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '.' or ':' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
                {
                    end++;
                }

                words.Add(new Word(Hash("0"), Hash("0"), 0, IsMark: false, IsSlot: false));
            }
            else if (text[at] is Slot or ',' or ';' or ':' or '.' or '!' or '?' or '—' or '–' or '…')
            {
                var form = Hash(text[at..end]);
                words.Add(new Word(form, form, 0, IsMark: text[at] != Slot, IsSlot: text[at] == Slot));
            }

            at = end;
        }

        return words;
    }

    // FNV-1a: the same on every machine, unlike string.GetHashCode.
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 1099511628211UL;
        }

        return hash;
    }

    private static ulong Mix(Kind kind, ulong first, ulong second = 0)
    {
        var hash = (first ^ ((ulong)kind << 56)) * 0x9E3779B97F4A7C15UL;
        hash = ((hash ^ (hash >> 29)) + second) * 0xBF58476D1CE4E5B9UL;
        return hash ^ (hash >> 32);
    }

    private enum Kind : byte
    {
        Word = 1,
        Class,
        Pair,
        Named,
        NamedWithout,
        Without,
        Before,
        Behind,
        ClassBefore,
        ClassBehind,
        Skip,
    }

    private readonly record struct Word(ulong Form, ulong Base, int Classes, bool IsMark, bool IsSlot);
}
