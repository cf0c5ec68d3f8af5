using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>One sentence of a trace with the step that it belongs to; the inference belongs to none.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Step">Its step; null for the inference.</param>
internal readonly partial record struct Sentence(string Text, TraceStep? Step)
{
    public bool IsInference => Step is null;

    /// <summary>The sentences of a trace in the order of the argument.</summary>
    public static IEnumerable<Sentence> Of(ReasoningTrace trace) => trace.Steps
        .SelectMany(static step => Border().Split(step.Observation).Select(text => new Sentence(text, step)))
        .Concat(Border().Split(trace.Inference).Select(static text => new Sentence(text, null)))
        .Where(static sentence => sentence.Text.Length > 0);

    [GeneratedRegex(@"(?<=[.!?;])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Border();
}
