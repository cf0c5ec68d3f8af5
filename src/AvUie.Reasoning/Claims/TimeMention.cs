using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>A point of time that a sentence names.</summary>
/// <param name="Value">Seconds, or tenths of the clip.</param>
/// <param name="Other">A second reading: "the third second" begins at 2 s and ends at 3 s; the same as the value where there is one.</param>
/// <param name="InTenths">Whether the unit is a tenth of the clip.</param>
/// <param name="Index">Where it stands in the sentence.</param>
/// <param name="Length">Characters of it.</param>
internal readonly partial record struct TimeMention(double Value, double Other, bool InTenths, int Index, int Length)
{
    private const string Number = @"[0-9]+(?:\.[0-9]+)?";
    private const string Unit = @"(?<unit>milliseconds?|ms|tenths?(?: of the clip)?|seconds?|secs?|s)";
    private const string Joint = @"\s*(?:to|and|until|till|through|up to|–|—|-|,|\.\.)\s*(?:the )?";

    /// <summary>Points in the order of the sentence, without lengths of time ("for 3 s", but not "for 3 s, then").</summary>
    /// <param name="sentence">In digits: <see cref="NumberWords.ToDigits"/>.</param>
    public static List<TimeMention> In(string sentence)
    {
        var mentions = new List<TimeMention>();
        foreach (Match match in Points().Matches(sentence))
        {
            if (!IsDuration(sentence, match))
            {
                mentions.Add(Of(sentence, match));
            }
        }

        if (mentions.Count == 1 && !mentions[0].InTenths)
        {
            AddUnitless(mentions, sentence);
        }

        return mentions;
    }

    /// <summary>Whether this point and the next are said to be the two ends of one stretch.</summary>
    public bool IsJoinedTo(TimeMention next, string sentence)
    {
        var between = sentence.AsSpan((Index + Length)..next.Index);
        return Joining().IsMatch(between)
            && (!between.Contains(" and ", StringComparison.Ordinal) || Opening().IsMatch(sentence.AsSpan(0, Index)));
    }

    /// <summary>Beside a time with its unit, a second time may go without: "after 3 seconds it begins; after 5 it has ended".</summary>
    private static void AddUnitless(List<TimeMention> mentions, string sentence)
    {
        var (known, milliseconds) = (mentions[0], sentence.AsSpan(mentions[0].Index, mentions[0].Length).Contains('m'));
        foreach (Match match in Unitless().Matches(sentence))
        {
            if (match.Index >= known.Index + known.Length || match.Index + match.Length <= known.Index)
            {
                var value = Read(match.Groups["number"]);
                mentions.Add(match.Groups["ordinal"].Success
                    ? new TimeMention(value, value - 1, false, match.Index, match.Length)
                    : new TimeMention(milliseconds ? value / 1000 : value, milliseconds ? value / 1000 : value, false, match.Index, match.Length));
                mentions.Sort(static (one, other) => one.Index.CompareTo(other.Index));
                return;
            }
        }
    }

    private static TimeMention Of(string sentence, Match match)
    {
        if (match.Groups["minute"].Success)
        {
            var seconds = (60 * Read(match.Groups["minute"])) + Read(match.Groups["clock"]);
            return new TimeMention(seconds, seconds, false, match.Index, match.Length);
        }

        var value = Read(match.Groups["number"]);
        var unit = match.Groups["unit"].ValueSpan;
        if (match.Groups["ordinal"].Success)
        {
            // "the end of the third second" is 3 s, its start 2 s; "the third second" may mean either.
            var before = sentence.AsSpan(0, match.Index);
            return before.EndsWith("end of the ") ? new TimeMention(value, value, false, match.Index, match.Length)
                : StartOf().IsMatch(before) ? new TimeMention(value - 1, value - 1, false, match.Index, match.Length)
                : new TimeMention(value, value - 1, false, match.Index, match.Length);
        }

        value = unit.StartsWith("m") ? value / 1000 : value;
        return new TimeMention(value, value, unit.StartsWith("tenth"), match.Index, match.Length);
    }

    private static bool IsDuration(string sentence, Match match) =>
        (!match.Groups["minute"].Success && Lasting().IsMatch(sentence.AsSpan(0, match.Index)) && !sentence.AsSpan(match.Index + match.Length).StartsWith(", then ")) || After().IsMatch(sentence.AsSpan(match.Index + match.Length));

    private static double Read(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // In turn: a clock; "second 3", "seconds 3 and 5"; "t = 3"; an ordinal; a number with its unit; a number whose unit follows the end of its range.
    [GeneratedRegex(
        @"(?<![\w.:])(?:(?<minute>[0-9]{1,2}):(?<clock>[0-5][0-9](?:\.[0-9]+)?)"
        + @"|(?<=(?<!the )\bseconds? )(?<number>" + Number + @")(?!\s*(?:dbfs|%|onset|grey|[0-9]))"
        + @"|(?<=\bseconds? [0-9.]+\s*(?:and|to|through|until|till|–|-)\s*(?:second )?)(?<number>" + Number + @")(?!\s*(?:dbfs|%|onset|grey|[0-9]))"
        + @"|(?<=\bt\s?=\s?)(?<number>" + Number + @")(?!\s*(?:m?s|milli\w*|sec\w*)\b|[0-9])"
        + @"|(?<number>[0-9]+)(?<ordinal>st|nd|rd|th)(?= seconds?\b| (?:to|and|until|through) (?:the )?[0-9]+(?:st|nd|rd|th) seconds?\b)"
        + @"|(?<number>" + Number + @")\s?-?" + Unit + @"\b"
        + @"|(?<number>" + Number + @")(?=" + Joint + Number + @"\s?-?(?:in )?" + Unit + @"\b)"
        + @"|(?<=[0-9],\s?)(?<number>" + Number + @")(?= in seconds))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Points();

    // "no earlier than the 2nd does it come", "having started with the 2nd", "opens at 3".
    [GeneratedRegex(
        @"(?<=\b(?:at|by|after|until|till|from|before|past|beyond|around|near|of|with|on|in|than|as|what) the )(?<number>[0-9]+)(?<ordinal>st|nd|rd|th)(?=\s*(?:[,.;]|$)| (?:it|does|do|arrives?|comes?|is|had|has|and|to|until)\b)"
        + @"|(?<=\b(?:at|by|after|until|till|before|past|beyond|around) (?:about |roughly |around )?)(?<number>" + Number + @")(?=\s*(?:[,;]|\.(?![0-9])|$)| (?:it|and|to|until)\b)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unitless();

    [GeneratedRegex(@"^\s*(?:second|mark|in)?,?\s*(?:(?:and )?(?:it )?(?:ends|stops|lasts|is over|closes)\s*(?:at|by|after|until)?|to|and|until|till|through|up to|–|—|-|,|\.\.)\s*(?:about |the |second |at |by |end of the )*$", RegexOptions.CultureInvariant)]
    private static partial Regex Joining();

    [GeneratedRegex(@"\b(?:between|from|begins?|starts?|starting|beginning|sets in)\b[^.,0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:start|beginning) of the $", RegexOptions.CultureInvariant)]
    private static partial Regex StartOf();

    [GeneratedRegex(@"\b(?:for|lasts|lasting|lasted|within|every|duration of|length of|total of|all|each of the|over a)\s(?:about |some |over |nearly |only |the |just )*$", RegexOptions.CultureInvariant)]
    private static partial Regex Lasting();

    [GeneratedRegex(@"^\s(?:long|apart|in length|in total|of silence|of sound|clip|later)\b", RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
