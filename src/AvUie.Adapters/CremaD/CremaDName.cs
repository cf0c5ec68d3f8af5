using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// The name of a clip says it all: <c>{actor}_{sentence}_{emotion}_{level}</c>. The emotion is the one that was to be played, which most
/// raters heard and saw in 72 of 100 clips.
/// </summary>
/// <param name="Text">The whole name.</param>
/// <param name="Actor">1001 to 1091.</param>
/// <param name="Emotion">The class as the answer spells it.</param>
internal sealed partial record CremaDName(string Text, int Actor, string Emotion)
{
    private const int EmotionStart = 9;
    private const int CodeLength = 3;

    private static readonly Dictionary<string, string> Emotions = new(StringComparer.Ordinal)
    {
        ["ANG"] = "anger",
        ["DIS"] = "disgust",
        ["FEA"] = "fear",
        ["HAP"] = "happy",
        ["NEU"] = "neutral",
        ["SAD"] = "sad",
    };

    /// <summary>The six classes.</summary>
    public static Vocabulary Classes { get; } = new(Emotions.Values);

    /// <summary>The code of the emotion in the name.</summary>
    public string Code => Text.Substring(EmotionStart, CodeLength);

    /// <summary>Reads the name in a column; null where it is one, else why the row cannot be used.</summary>
    public static RowFault? Parse(TableRow row, string column, out CremaDName? parsed)
    {
        parsed = null;
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (RowName.Check(row, column, Form(), "actor 1001 to 1091, sentence, emotion and level such as 1001_IEO_HAP_LO") is { } fault)
        {
            return fault;
        }

        var text = row[column];
        if (!Emotions.TryGetValue(text.Substring(EmotionStart, CodeLength), out var emotion))
        {
            return row.Reject(
                ReasonCode.UnknownLabel, $"the emotion in \"{Excerpt.Of(text)}\" is none of {string.Join(", ", Emotions.Keys)}");
        }

        parsed = new CremaDName(text, 1000 + ((text[2] - '0') * 10) + (text[3] - '0'), emotion);
        return null;
    }

    [GeneratedRegex(@"\A10(0[1-9]|[1-8][0-9]|9[01])_[A-Z]{3}_[A-Z]{3}_(LO|MD|HI|XX)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
