using System.Globalization;

namespace AvUie.Reasoning;

/// <summary>Makes the calls that judge a trace, and reads what they bring.</summary>
/// <param name="options">What to judge.</param>
/// <param name="provider">The judge's profile.</param>
/// <param name="prompts">The prompts.</param>
internal sealed class TraceJudge(JudgeOptions options, ProviderProfile provider, PromptLibrary prompts)
{
    public const string AnswerCheck = "judge_answer";
    public const string GroundingCheck = "grounding";

    /// <summary>The call that asks for the answer, from the masked trace alone.</summary>
    public ModelCall AnswerCall(ReasoningRequest request, ReasoningTrace trace, JudgeQuestion question) => JudgeCall.Of(
        ModelRole.Judge, options, provider, prompts.Judge, JudgeReply.Schema, new Dictionary<string, string>
        {
            ["question"] = PromptData.Text(request.Instruction),
            ["form"] = question.Form,
            ["options"] = PromptData.Texts(question.Options),
            ["clip"] = request.Evidence.FirstOrDefault(static item => item.Kind == EvidenceKinds.ClipLength)?.Value ?? "of unknown length",
            ["trace"] = MaskedTrace.Of(trace, request.Truth),
        });

    /// <summary>The call that weighs every step against the evidence.</summary>
    public ModelCall GroundingCall(ReasoningRequest request, ReasoningTrace trace) => JudgeCall.Of(
        ModelRole.Grounding, options, provider, prompts.Grounding, GroundingReply.Schema, new Dictionary<string, string>
        {
            ["evidence"] = PromptData.Evidence(request.Evidence),
            ["steps"] = string.Join('\n', trace.Steps.Select(static (step, index) => string.Create(
                CultureInfo.InvariantCulture,
                $"{index + 1}. ({Modalities.Name(step.Modality)}, {PromptData.Span(step)}) {PromptData.Text(step.Observation)} [{string.Join(", ", step.EvidenceIds)}]"))),
        });

    /// <summary>What a weighing objects to; null where nothing is.</summary>
    public TraceObjection? Weigh(GroundingReply reply, int steps) =>
        reply.Contradicted is { } contradicted ? Objection($"the evidence contradicts step {contradicted}")
        : reply.Supported < options.SupportedShare * steps ? Objection($"the evidence supports {reply.Supported} of {steps} steps")
        : null;

    private static TraceObjection Objection(FormattableString detail) => new(GroundingCheck, FormattableString.Invariant(detail));
}
