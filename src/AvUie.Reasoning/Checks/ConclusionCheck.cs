using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// The inference must come out at the answer: name its label, or at least a word of it, and of two candidates the right one. A label
/// exchanged for another is found by the absence of the true one. Yes, no and captions are not named in an argument.
/// </summary>
internal sealed partial class ConclusionCheck : ITraceCheck
{
    /// <summary>Letters that two words share from their start where one is a form of the other: bark, barking.</summary>
    private const int Stem = 4;

    /// <summary>Events up to which each must be named.</summary>
    private const int MostNamed = 2;

    public string Name => "conclusion";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        if (trace.Inference.Length == 0)
        {
            return "the trace draws no inference";
        }

        return request.Truth switch
        {
            MatchTruth match => Candidate(trace.Inference, match.Correct),
            CaptionTruth or ReferringTruth => null,
            _ => Label(trace.Inference, [.. TruthWords.Labels(request.Truth).Distinct()], request.Truth is EventsTruth or ParsingTruth),
        };
    }

    private static string? Label(string inference, string[] labels, bool timed)
    {
        // Of many events some are named and the rest summed up; of a truth without any there is nothing to name.
        var missing = labels.Where(label => !Names(inference, label)).ToArray();
        return labels.Length == 0 || missing.Length == 0 || (missing.Length < labels.Length && (!timed || labels.Length > MostNamed))
            ? null
            : $"the inference does not come out at '{missing[0]}'";
    }

    private static bool Names(string inference, string label)
    {
        var said = Words(inference);
        var wanted = Words(label).Where(static word => word is not ("yes" or "no" or "the" or "a" or "an" or "of" or "and" or "with" or "more" or "than")).ToArray();
        return wanted.Length == 0 || wanted.Any(word => said.Any(other => Alike(word, other)));
    }

    private static bool Alike(string word, string other) =>
        word == other || (word.Length >= Stem && other.Length >= Stem && word.AsSpan(0, Stem).SequenceEqual(other.AsSpan(0, Stem)))
        || (word.Length == 3 && other.StartsWith(word, StringComparison.Ordinal));

    private static string[] Words(string text) => [.. Word().Matches(NumberWords.ToDigits(text)).Select(static word => word.Value)];

    private static string? Candidate(string inference, int correct)
    {
        var named = Candidates().Matches(inference.ToLowerInvariant()).Select(static match => match.Groups[1].Value is "first" or "1" or "one" or "former" ? 1 : 2).ToArray();
        return named.Length == 0 || named[^1] == correct || named.Contains(correct) && named.Contains(3 - correct) && named[0] == correct
            ? null
            : $"the inference comes out at candidate {3 - correct}, the truth is candidate {correct}";
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(first|second|former|latter|(?<=(?:video|clip|sound|candidate|number|option|audio) )(?:1|2|one|two))\b(?! (?:of the clip|s\b))", RegexOptions.CultureInvariant)]
    private static partial Regex Candidates();
}
