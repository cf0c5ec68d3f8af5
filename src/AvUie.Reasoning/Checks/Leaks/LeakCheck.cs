using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// A writer must not show that it was told the answer. Words that no description of a clip holds are a leak alone; every other sentence
/// is judged by what it has in common with leaks and with honest sentences (<see cref="LeakClassifier"/>), the truth's own words and
/// quoted declared texts taken out: a record label may sound, and a line of dialogue may speak of answers.
/// </summary>
internal sealed partial class LeakCheck : ITraceCheck
{
    /// <summary>A score from which on a sentence counts as a leak: below zero, since a leak that passes costs more than an honest sentence that is written again.</summary>
    private const double Threshold = -0.5;

    public string Name => "leak_phrase";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var own = TruthWords.Labels(request.Truth).Concat(TruthWords.Quotable(request)).Concat(Unnamed(request.Truth))
            .Where(static text => text.Length > 0).Distinct().OrderByDescending(static text => text.Length).ToArray();
        foreach (var text in trace.Steps.Select(static step => step.Observation).Append(trace.Inference))
        {
            foreach (var sentence in End().Split(text))
            {
                var slotted = Slotted(sentence, own);
                if (sentence.Length > 0 && (Certain().IsMatch(slotted) || LeakClassifier.Default.Score(slotted) > Threshold))
                {
                    return $"'{Printable.Of(sentence, 120)}' speaks of being told the answer";
                }
            }
        }

        return null;
    }

    /// <summary>How an answer is said that has no name of its own.</summary>
    private static string[] Unnamed(GroundTruth truth) => truth switch
    {
        MatchTruth => ["the first candidate", "the second candidate", "first candidate", "second candidate", "candidate one", "candidate two"],
        ReferringTruth { Object: null } => ["nothing of the kind", "an absent object", "no such object", "the absence of the object", "absent"],
        EventsTruth { Events: [] } or ParsingTruth { Audio: [], Visual: [] } => ["nothing of the kind", "no event at all", "no event"],
        _ => [],
    };

    /// <summary>The sentence with a slot for each of the sample's own texts, where they stand as whole words.</summary>
    private static string Slotted(string sentence, string[] own)
    {
        foreach (var text in own)
        {
            for (var at = 0; (at = sentence.IndexOf(text, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            {
                var end = at + text.Length;
                if ((at == 0 || !char.IsLetterOrDigit(sentence[at - 1])) && (end == sentence.Length || !char.IsLetterOrDigit(sentence[end]))
                    && (text.Any(char.IsLetter) || !Counts(sentence.AsSpan(end))))
                {
                    sentence = string.Concat(sentence.AsSpan(0, at), LeakFeatures.Slot.ToString(), sentence.AsSpan(end));
                }
            }
        }

        return sentence;
    }

    /// <summary>The number three is no answer in "3 onsets", nor in "from 3 to 5 tenths".</summary>
    private static bool Counts(ReadOnlySpan<char> behind) => Unit().IsMatch(behind);

    [GeneratedRegex(@"^(?: ?(?:%|s|ms|dBFS|onsets?|grey|tenths?|seconds?|of 3|to [0-9]+)\b| ?%|[.:][0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Unit();

    // Semicolons join: what is told in one half is named in the other.
    [GeneratedRegex(@"(?<=[.!?])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex End();

    [GeneratedRegex(
        @"\bground[\s-]*truths?\b|\bannotat\w+|\bmeta-?data\b|\bdata[\s-]?sets?\b|\b(?:answer|scoring)[\s-]+(?:key|sheet)s?\b|\bfile\s?names?\b|\b(?:system|user) prompt\b|\bmark(?:ing)? schemes?\b|\bas (?:labell?ed|provided|hinted)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Certain();
}
