using AvUie.Core;

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
    public ModelCall Call(ReasoningRequest request, JudgeQuestion question, int candidate) => new()
    {
        Role = ModelRole.Blind,
        Provider = provider,
        Prompt = prompts.Blind,
        System = prompts.Blind.System,
        User = Slots.Fill(prompts.Blind.User, new Dictionary<string, string>
        {
            ["task"] = request.Task,
            ["instruction"] = PromptData.Text(request.Instruction),
            ["form"] = question.Form,
            ["options"] = PromptData.Texts(question.Options),
            ["evidence"] = PromptData.Evidence(request.Evidence),
            ["style"] = StyleLine.Of(options, prompts.Styles, request, candidate),
        }),
        Media = [.. request.Media.Where(part => part.Kind == MediaKind.Image ? options.SendImages : options.SendAudio)],
        Schema = BlindReply.Schema,
        Temperature = options.Temperature,
        TopP = options.TopP,
        MaxTokens = options.MaxTokens,
        Seed = options.Seed + candidate,
        ImageDetail = options.ImageDetail,
        Candidate = candidate,
    };
}
