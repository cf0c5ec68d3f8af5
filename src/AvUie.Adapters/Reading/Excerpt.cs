using System.Globalization;
using System.Text;

namespace AvUie.Adapters;

/// <summary>Text of a raw file made fit for a message: short, one line, nothing that a terminal would obey.</summary>
public static class Excerpt
{
    private const int MaxLength = 160;

    /// <summary>The text, control and format characters spelt out, cut after 160 characters.</summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder();
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            if (char.IsControl(character) || char.IsSurrogate(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format)
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                shown.Append(character);
            }
        }

        return text.Length > MaxLength ? shown.Append('…').ToString() : shown.ToString();
    }
}
