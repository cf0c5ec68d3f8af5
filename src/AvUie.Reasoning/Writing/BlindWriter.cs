namespace AvUie.Reasoning;

/// <summary>Makes the calls that ask for an answer with its reasoning, and give no label away.</summary>
/// <param name="options">Provider, temperature and the like.</param>
/// <param name="provider">The writer's profile.</param>
/// <param name="prompts">The prompts.</param>
internal sealed class BlindWriter(WriterOptions options, ProviderProfile provider, PromptLibrary prompts)
{
    /// <summary>The sample as it may be shown: without what was measured on the label itself, such as the mask of the object asked for.</summary>
    public static ReasoningRequest Blindfold(ReasoningRequest request) =>
        request with { Evidence = [.. request.Evidence.Where(static item => !EvidenceKinds.IsOfLabel(item.Kind))] };

    /// <summary>The call for a candidate.</summary>
    /// <param name="request">A sample that <see cref="Blindfold"/> has been over.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="candidate">0-based.</param>
    public ModelCall Call(ReasoningRequest request, JudgeQuestion question, int candidate) =>
        WriterCall.Of(ModelRole.Blind, options, provider, prompts.Blind, BlindReply.Schema, request, candidate, new Dictionary<string, string>
        {
            ["form"] = question.Form,
            ["options"] = PromptData.Texts(question.Options),
            ["style"] = StyleLine.Of(options, prompts.Styles, request, candidate),
        });
}
