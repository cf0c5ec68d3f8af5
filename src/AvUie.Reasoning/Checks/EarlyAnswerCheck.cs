namespace AvUie.Reasoning;

/// <summary>
/// The answer must not be named before or in the first step that rests on evidence: a trace that begins with its answer argues
/// backwards. Labels of up to three letters, and labels made of the measurements' own words, cannot be told from the argument and pass.
/// </summary>
internal sealed class EarlyAnswerCheck : ITraceCheck
{
    private static readonly HashSet<string> MeasurementWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "audio", "average", "bright", "brightness", "change", "changes", "clip", "close", "each", "first", "frame", "frames", "heard",
        "high", "highest", "level", "levels", "loud", "louder", "loudest", "mean", "measured", "more", "movement", "neighbouring", "next", "over", "peak",
        "picture", "ranges", "region", "rises", "sampled", "second", "silence", "silent", "single", "sound", "stays", "steady", "than", "that",
        "throughout", "video", "with",
    };

    public string Name => "early_answer";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var labels = TruthWords.Labels(request.Truth).Where(IsTelling).ToArray();
        foreach (var step in trace.Steps)
        {
            if (labels.FirstOrDefault(label => Names(step.Observation, label)) is { } early)
            {
                return $"'{early}' is named before the first evidence has been weighed";
            }

            if (step.EvidenceIds.Count > 0)
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsTelling(string label) =>
        label.Length > 3 && !label.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(MeasurementWords.Contains);

    private static bool Names(string text, string label)
    {
        for (var at = 0; (at = text.IndexOf(label, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + label.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
