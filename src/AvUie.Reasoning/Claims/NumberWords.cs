using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>
/// Writes number words as digits and ordinal words as <c>3rd</c>, up to 999, so that a claim is read the same however it is spelt.
/// "Second" stays: it is a unit far more often than an ordinal, but for "the second second" and "the second to the fourth second".
/// </summary>
internal static partial class NumberWords
{
    private static readonly string[] Small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals =
    [
        "first", "", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    /// <summary>The text in lower case with its number words in digits.</summary>
    public static string ToDigits(string text)
    {
        var lower = text.ToLowerInvariant();
        lower = Numbers().Replace(lower, static match => Value(match.Value).ToString(CultureInfo.InvariantCulture));
        lower = SecondSecond().Replace(lower, "2nd");
        return OrdinalWords().Replace(lower, static match =>
            (Array.IndexOf(Ordinals, match.Groups[1].Value) + 1).ToString(CultureInfo.InvariantCulture) + "th");
    }

    private static int Value(string words)
    {
        var sum = 0;
        foreach (var word in words.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            var (small, ten) = (Array.IndexOf(Small, word), Array.IndexOf(Tens, word));
            sum = word == "hundred" ? Math.Max(1, sum) * 100 : sum + (small >= 0 ? small : ten >= 0 ? (ten + 2) * 10 : 0);
        }

        return sum;
    }

    [GeneratedRegex(@"\b(?:(?:(?:one|two|three|four|five|six|seven|eight|nine|a) hundred(?: and)?[ -])?(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:one|two|three|four|five|six|seven|eight|nine|a) hundred)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\bsecond(?= second\b(?! (?:of|to)\b)|(?:,? (?:to|and|until|through|up to)) (?:the )?\w+ second\b)", RegexOptions.CultureInvariant)]
    private static partial Regex SecondSecond();

    [GeneratedRegex(@"\b(first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OrdinalWords();
}
