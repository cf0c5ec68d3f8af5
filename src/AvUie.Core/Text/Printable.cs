using System.Globalization;
using System.Text;

namespace AvUie.Core;

/// <summary>
/// Text of data made fit for a terminal: one line, bounded, and nothing in it that a terminal would obey. Everything that comes from a
/// file and goes to the screen goes through here.
/// </summary>
public static class Printable
{
    /// <summary>The text with control, format and half characters spelt as <c>\u001b</c>; longer texts end in an ellipsis.</summary>
    public static string Of(string? text, int limit = 400)
    {
        if (text is null)
        {
            return "";
        }

        var shown = new StringBuilder();
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++length > limit)
            {
                return shown.Append('…').ToString();
            }

            if (IsSafe(rune))
            {
                shown.Append(rune.ToString());
            }
            else
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return shown.ToString();
    }

    private static bool IsSafe(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
