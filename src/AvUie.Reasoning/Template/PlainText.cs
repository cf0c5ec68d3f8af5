using System.Globalization;
using System.Text;

namespace AvUie.Reasoning;

/// <summary>
/// Makes text from data safe to stand in a sentence: one line, no markup, no brackets, no control or direction characters, bounded.
/// The answer grammar reads tags and bracketed numbers, so a label must not be able to write them into a trace.
/// </summary>
internal static class PlainText
{
    private const int Longest = 120;

    public static string Of(string text, string otherwise)
    {
        var plain = new StringBuilder(Math.Min(text.Length, Longest + 1));
        foreach (var unit in text)
        {
            if (plain.Length > Longest)
            {
                break;
            }

            if (IsPlain(unit))
            {
                plain.Append(unit);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        var words = plain.ToString().TrimEnd();
        if (words.Length > Longest)
        {
            // Cut between words: half a word, or half a number, would be something that nobody said.
            var cut = words.LastIndexOf(' ', Longest);
            words = cut > 0 ? words[..cut] : words[..Longest];
        }

        words = words.Trim(' ', '.', ',', ';', ':');
        return words.Length == 0 ? otherwise : words;
    }

    // Surrogates pass only as part of what JSON can write later; a lone half cannot, so all go.
    private static bool IsPlain(char unit) => unit is not ('<' or '>' or '[' or ']' or '{' or '}' or '|' or '`')
        && char.GetUnicodeCategory(unit) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
