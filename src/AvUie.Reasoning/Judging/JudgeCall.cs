namespace AvUie.Reasoning;

/// <summary>What all calls of a judge have in common: one reading, as cold as the model allows, in a context of its own.</summary>
internal static class JudgeCall
{
    /// <summary>The call, without media.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="options">The judge's options.</param>
    /// <param name="provider">The judge's profile.</param>
    /// <param name="prompt">The prompt.</param>
    /// <param name="schema">The form of the reply.</param>
    /// <param name="slots">What the prompt's slots hold.</param>
    public static ModelCall Of(
        ModelRole role, JudgeOptions options, ProviderProfile provider, Prompt prompt, ReplySchema schema, IReadOnlyDictionary<string, string> slots) => new()
        {
            Role = role,
            Provider = provider,
            Prompt = prompt,
            System = prompt.System,
            User = Slots.Fill(prompt.User, slots),
            Schema = schema,
            Temperature = 0,
            TopP = 1,
            MaxTokens = options.MaxTokens,
            Seed = options.Seed,
        };
}
