using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>A trace without its conclusion: what a judge is shown.</summary>
internal static class MaskedTrace
{
    private const string Blank = "____";

    /// <summary>One line per observation, then the inference with the label's words and the numbers of its place blanked out; each a quoted text.</summary>
    public static string Of(ReasoningTrace trace, GroundTruth truth)
    {
        var lines = trace.Steps.Select((step, index) => FormattableString.Invariant($"{index + 1}. ({Modalities.Name(step.Modality)}) {PromptData.Text(step.Observation)}"));
        return string.Join('\n', lines.Append(FormattableString.Invariant($"{trace.Steps.Count + 1}. {PromptData.Text(Masked(trace.Inference, truth))}")));
    }

    private static string Masked(string sentence, GroundTruth truth)
    {
        if (truth is RegionTruth or ReferringTruth)
        {
            // From behind, so that earlier places stay where they were found.
            foreach (var place in StatedPlace.In(sentence).Reverse().ToArray())
            {
                sentence = string.Concat(sentence.AsSpan(0, place.Index), Blank, sentence.AsSpan(place.Index + place.Length));
            }
        }

        // Longest first: "male speech, man speaking" before "speech".
        foreach (var label in TruthWords.Labels(truth).Concat(Words(truth)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(static label => label.Length))
        {
            sentence = Regex.Replace(
                sentence, $@"(?<!\w){Regex.Escape(label)}(?!\w)", Blank, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }

        return sentence;
    }

    // A label of several words is often said in parts; the first and second candidate are the answer of a matching task.
    private static IEnumerable<string> Words(GroundTruth truth) => truth is MatchTruth
        ? ["first", "second", "1", "2", "one", "two"]
        : TruthWords.Labels(truth).SelectMany(static label => label.Split([' ', ',', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries)).Where(static word => word.Length > 3);
}
