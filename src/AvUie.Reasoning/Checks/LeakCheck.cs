using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// A writer must not show that it was told the answer. Judged by word classes within a sentence (<see cref="LeakWords"/>), after the
/// truth's own words and quoted declared texts are taken out: a record label may sound, and a line of dialogue may speak of answers.
/// A sentence that names the answer may not appeal to any source but the clip (<see cref="OtherSource"/>).
/// </summary>
internal sealed class LeakCheck : ITraceCheck
{
    public string Name => "leak_phrase";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var labels = TruthWords.Labels(request.Truth).ToArray();
        var own = labels.Concat(TruthWords.Quotable(request)).ToArray();
        foreach (var sentence in Sentence.Of(trace))
        {
            var whole = string.Join(' ', Blank.Phrases(sentence.Text, own).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var text = LeakWords.Ordinary().Replace(whole, " ");
            if (LeakWords.Certain().IsMatch(whole) || (sentence.IsInference ? LeakWords.WantedAnswer() : LeakWords.RightAnswer()).IsMatch(text)
                || Weight(text) >= LeakWords.Threshold
                || (NamesAnswer(sentence.Text, request.Truth, labels) && OtherSource.SpeaksIn(text, sentence.IsInference)))
            {
                return $"'{Printable.Of(sentence.Text, 120)}' speaks of being told the answer";
            }
        }

        return null;
    }

    private static bool NamesAnswer(string sentence, GroundTruth truth, string[] labels) =>
        labels.Any(label => sentence.Contains(label, StringComparison.OrdinalIgnoreCase)) || truth switch
        {
            MatchTruth => sentence.Contains("candidate", StringComparison.OrdinalIgnoreCase) || sentence.Contains("first", StringComparison.OrdinalIgnoreCase)
                || sentence.Contains("second", StringComparison.OrdinalIgnoreCase),
            ReferringTruth { Object: null } => sentence.Contains("nothing", StringComparison.OrdinalIgnoreCase) || sentence.Contains("absent", StringComparison.OrdinalIgnoreCase),
            _ => labels.SelectMany(static label => label.Split([' ', ',', '(', ')', '/', '-'], StringSplitOptions.RemoveEmptyEntries))
                .Any(word => word.Length > 3 && sentence.Contains(word, StringComparison.OrdinalIgnoreCase)),
        };

    private static int Weight(string text)
    {
        var weight = 0;
        foreach (var (words, value) in LeakWords.Classes)
        {
            weight += words.IsMatch(text) ? value : 0;
        }

        return weight;
    }
}
