namespace AvUie.Reasoning;

/// <summary>What all calls of a writer have in common: the sample's media and evidence, and the writer's settings.</summary>
internal static class WriterCall
{
    /// <summary>The call for a candidate.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="options">The writer's options.</param>
    /// <param name="provider">The writer's profile.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="schema">The form of the reply.</param>
    /// <param name="request">The sample: its task, instruction and evidence have slots of their own.</param>
    /// <param name="candidate">0-based.</param>
    /// <param name="slots">What the prompt's other slots hold.</param>
    public static ModelCall Of(
        ModelRole role, WriterOptions options, ProviderProfile provider, Prompt prompt, ReplySchema schema, ReasoningRequest request, int candidate,
        IReadOnlyDictionary<string, string> slots) => new()
        {
            Role = role,
            Provider = provider,
            Prompt = prompt,
            System = prompt.System,
            User = Slots.Fill(prompt.User, new Dictionary<string, string>(slots)
            {
                ["task"] = request.Task,
                ["instruction"] = PromptData.Text(request.Instruction),
                ["evidence"] = PromptData.Evidence(request.Evidence),
            }),
            Media = [.. request.Media.Where(part => part.Kind == MediaKind.Image ? options.SendImages : options.SendAudio)],
            Schema = schema,
            Temperature = options.Temperature,
            TopP = options.TopP,
            MaxTokens = options.MaxTokens,
            Seed = options.Seed + candidate,
            ImageDetail = options.ImageDetail,
            Candidate = candidate,
        };
}
