using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// A writer must not show that it was told the answer. Judged by word classes within a sentence (<see cref="LeakWords"/>), after the
/// truth's own words and quoted declared texts are taken out: a record label may sound, and a line of dialogue may speak of answers.
/// </summary>
internal sealed class LeakCheck : ITraceCheck
{
    public string Name => "leak_phrase";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var own = TruthWords.Labels(request.Truth).Concat(TruthWords.Quotable(request)).ToArray();
        foreach (var sentence in Sentence.Of(trace))
        {
            var whole = string.Join(' ', Blank.Phrases(sentence.Text, own).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
            var text = LeakWords.Ordinary().Replace(whole, " ");
            if (LeakWords.Certain().IsMatch(whole) || (sentence.IsInference ? LeakWords.WantedAnswer() : LeakWords.RightAnswer()).IsMatch(text)
                || Weight(text) >= LeakWords.Threshold)
            {
                return $"'{Printable.Of(sentence.Text, 120)}' speaks of being told the answer";
            }
        }

        return null;
    }

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
