using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>Numbers as evidence spells them: invariant, rounded to what the measurement can bear, never a negative zero.</summary>
internal static class EvidenceValue
{
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
        return double.TryParse(head, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number);
    }

    private static string Fixed(double value)
    {
        var rounded = Math.Round(value, 1, MidpointRounding.ToEven);
        return (rounded == 0 ? 0 : rounded).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
