using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// A source of sound that neither the truth nor a declared text names was not measured: levels and bands have no name. Questions and
/// captions ask for more than that, so their traces are left to the judge; an emotion is heard in a voice, so there one is always known.
/// </summary>
internal sealed partial class InventedSoundCheck : ITraceCheck
{
    private static readonly Dictionary<string, int> SourceOf = Sources();

    public string Name => "invented_sound";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        if (request.Truth is AnswerTruth or ChoiceTruth or CaptionTruth)
        {
            return null;
        }

        var own = TruthWords.Labels(request.Truth).Concat(TruthWords.Quotable(request)).ToArray();
        var allowed = own.SelectMany(Named).ToHashSet();
        if (TaskTable.Get(request.Task).Family == TaskFamily.Emotion)
        {
            allowed.Add(SourceOf["voice"]);
        }

        var words = own.SelectMany(static text => Word().Matches(text.ToLowerInvariant()).Select(static word => word.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in Sentence.Of(trace))
        {
            foreach (Match word in Word().Matches(sentence.Text.ToLowerInvariant()))
            {
                if (SourceOf.TryGetValue(word.Value, out var source) && !allowed.Contains(source) && !words.Contains(word.Value))
                {
                    return $"'{word.Value}' was neither measured nor declared";
                }
            }
        }

        return null;
    }

    /// <summary>Whether a sentence names any source of sound, heard or not.</summary>
    public static bool NamesASource(string text) => Named(text).Any();

    private static IEnumerable<int> Named(string text) =>
        Word().Matches(text.ToLowerInvariant()).Where(static word => SourceOf.ContainsKey(word.Value)).Select(static word => SourceOf[word.Value]);

    private static Dictionary<string, int> Sources()
    {
        var sources = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var source = 0; source < SoundWords.Sources.Count; source++)
        {
            foreach (var word in SoundWords.Sources[source].SelectMany(static words => words.Split(' ')))
            {
                sources.TryAdd(word, source);
            }
        }

        return sources;
    }

    [GeneratedRegex(@"[\p{L}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
