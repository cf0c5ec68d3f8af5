using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>An event's times as phrases need them: in seconds, words, ordinals, clock and milliseconds.</summary>
/// <param name="Start">First second.</param>
/// <param name="End">Second after the last.</param>
/// <param name="True">The event's true range in the task's unit.</param>
/// <param name="Unit">Seconds of the task's unit.</param>
/// <param name="TrueInOrdinals">Whether ordinals may be read as a true range: "the third second" begins at 2 s.</param>
internal sealed record IntervalSlots(double Start, double End, TimeRange True, double Unit, bool TrueInOrdinals = false)
{
    private static readonly string[] Words =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    private static readonly string[] Ordinals =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"];

    /// <summary>A range of the truth, or the same shifted to where no event lies; null where there is none, or no room to shift.</summary>
    public static IntervalSlots? Of(ReasoningRequest request, Random random, bool shift)
    {
        var ranges = request.Truth switch
        {
            EventsTruth events => events.Events.SelectMany(static one => one.Ranges).Distinct().ToArray(),
            ParsingTruth parsing => parsing.Visual.Concat(parsing.Audio).SelectMany(static one => one.Ranges).Distinct().ToArray(),
            _ => [],
        };
        if (ranges.Length == 0)
        {
            return null;
        }

        var clip = request.Evidence.FirstOrDefault(static item => item.Kind == EvidenceKinds.ClipLength) is { } length
            && EvidenceValue.TryNumber(length.Value, out var seconds) ? seconds : 10;
        var unit = request.Task == "unav" ? clip / 10 : 1;
        var last = request.Task == "unav" ? 10 : (int)Math.Ceiling(clip);
        var one = ranges[random.Next(ranges.Length)];
        if (!shift)
        {
            return new IntervalSlots(one.Start * unit, one.End * unit, one, unit);
        }

        var moved = Enumerable.Range(-3, 7).Where(static by => by != 0).Select(by => new TimeRange(one.Start + by, one.End + by))
            .Where(range => range.Start >= 0 && range.End <= last && !ranges.Contains(range) && !IsWholeOfALabel(request.Truth, range)).ToArray();
        if (moved.Length == 0)
        {
            return null;
        }

        var to = moved[random.Next(moved.Length)];
        var trueInOrdinals = ranges.Any(range => range.Start == to.Start - 1 && (range.End == to.End || range.End == to.End - 1));
        return new IntervalSlots(to.Start * unit, to.End * unit, one, unit, trueInOrdinals);
    }

    /// <summary>From the first beginning of a label to its last end: said of the label, it would be true.</summary>
    private static bool IsWholeOfALabel(GroundTruth truth, TimeRange range)
    {
        IEnumerable<TimedEvent> events = truth switch
        {
            EventsTruth timed => timed.Events,
            ParsingTruth parsing => [.. parsing.Visual, .. parsing.Audio],
            _ => [],
        };
        return events.Any(one => one.Ranges.Count > 0 && one.Ranges.Min(static part => part.Start) == range.Start && one.Ranges.Max(static part => part.End) == range.End);
    }

    /// <summary>Whether the phrase can say these times: words and clocks need whole seconds, ordinals a start behind zero and no second reading that is true.</summary>
    public bool CanFill(string phrase) =>
        (Start % 1 == 0 && End % 1 == 0 && End < Words.Length && !((Start < 1 || TrueInOrdinals) && phrase.Contains("Ordinal}", StringComparison.Ordinal)))
        || !(phrase.Contains("Word}", StringComparison.Ordinal) || phrase.Contains("Clock}", StringComparison.Ordinal) || phrase.Contains("Ordinal}", StringComparison.Ordinal));

    public string Fill(string phrase, string label = "") => !CanFill(phrase)
        ? Fill("It lasts from {start} s to {end} s.", label)
        : PhraseFile.Fill(
            phrase, ("start", Number(Start)), ("end", Number(End)), ("startMs", Number(Start * 1000)), ("endMs", Number(End * 1000)), ("label", label),
            ("startWord", At(Words, Start)), ("endWord", At(Words, End)), ("startOrdinal", At(Ordinals, Start)), ("endOrdinal", At(Ordinals, End)),
            ("startClock", Clock(Start)), ("endClock", Clock(End)));

    private static string At(string[] words, double seconds) => seconds >= 0 && seconds < words.Length ? words[(int)seconds] : "";

    private static string Clock(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{(int)seconds / 60}:{(int)seconds % 60:00}");

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
