using System.Text;

namespace AvUie.Reasoning;

/// <summary>Fills the slots <c>{name}</c> of a prompt in one pass: what a slot holds is never searched for slots.</summary>
internal static class Slots
{
    /// <summary>The text with every known slot filled in; braces around anything else stay.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder(template.Length * 2);
        var at = 0;
        while (template.IndexOf('{', at) is >= 0 and var open)
        {
            text.Append(template, at, open - at);
            var close = template.IndexOf('}', open);
            if (close > open && values.TryGetValue(template[(open + 1)..close], out var value))
            {
                text.Append(value);
                at = close + 1;
            }
            else
            {
                text.Append('{');
                at = open + 1;
            }
        }

        return text.Append(template, at, template.Length - at).ToString();
    }
}
