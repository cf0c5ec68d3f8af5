using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Whether a target reads back as its truth: by Core's grammar, by its think block, and by the reference's own evaluator.</summary>
public static class AnswerRoundTrip
{
    /// <summary>What is wrong with the target; null where nothing is.</summary>
    /// <param name="task">Task name.</param>
    /// <param name="truth">The truth.</param>
    /// <param name="target">Reasoning and answer as the model is trained on them.</param>
    public static string? Objection(string task, GroundTruth truth, string target) =>
        Grammar(task, truth, target) ?? ReferenceEvaluator.Objection(task, truth, target);

    /// <summary>The part of it that Core's grammar and the think block decide.</summary>
    internal static string? Grammar(string task, GroundTruth truth, string target) => AnswerGrammar.Parse(task, target, truth) switch
    {
        ParsedAnswer.Success { Truth: var stated } when stated == AnswerGrammar.Stated(task, truth) => ThinkEnvelope.Objection(target),
        ParsedAnswer.Success { Truth: var stated } => $"the target does not read back as its label but as {stated}",
        ParsedAnswer.Failure failure => $"the target does not read back as its label: {failure.Detail}",
        _ => throw new InvalidOperationException("a parsed answer is a success or a failure"),
    };
}
