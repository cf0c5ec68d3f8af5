using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>Numbers as evidence spells them: invariant, rounded to what the measurement can bear, never a negative zero.</summary>
internal static class EvidenceValue
{
    private const int MostPlainDigits = 15;

    public static string Decibels(double value) => Fixed(value) + " dBFS";

    public static string GreyLevels(double value) => Fixed(value) + " grey levels";

    public static string Percent(double share) => Fixed(share * 100) + " %";

    public static string Onsets(int count) =>
        count == 1 ? "1 onset" : count.ToString(CultureInfo.InvariantCulture) + " onsets";

    public static string Seconds(double value) => Time(value).ToString("0.##", CultureInfo.InvariantCulture) + " s";

    /// <summary>Times are kept to a hundredth of a second.</summary>
    public static double Time(double value) => Math.Round(value, 2, MidpointRounding.ToEven);

    /// <summary>The number at the start of a value.</summary>
    public static bool TryNumber(string value, out double number)
    {
        var blank = value.AsSpan().IndexOf(' ');
        var head = blank < 0 ? value.AsSpan() : value.AsSpan(0, blank);
        return TryPlain(head, out number) || double.TryParse(head, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }

    /// <summary>
    /// Digits with at most one point between them: a whole number of so few digits divided by a power of ten is rounded once, as
    /// parsing is, at a fraction of its cost.
    /// </summary>
    public static bool TryPlain(ReadOnlySpan<char> text, out double number)
    {
        number = 0;
        var negative = text is ['-', ..];
        text = negative ? text[1..] : text;
        if (text.Length is 0 or > MostPlainDigits || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]))
        {
            return false;
        }

        long digits = 0;
        double? scale = null;
        foreach (var unit in text)
        {
            if (char.IsAsciiDigit(unit))
            {
                (digits, scale) = ((digits * 10) + (unit - '0'), scale * 10);
            }
            else if (unit == '.' && scale is null)
            {
                scale = 1;
            }
            else
            {
                return false;
            }
        }

        var size = digits / (scale ?? 1);
        number = negative ? -size : size;
        return true;
    }

    private static string Fixed(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.ToEven);
        return (rounded == 0 ? 0 : rounded).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
