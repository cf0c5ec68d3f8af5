namespace AvUie.Reasoning;

/// <summary>
/// Trace and answer have 40 to 450 tokens: the reference generates 512 at most, and less than 40 is no argument. Counted as pieces of
/// Qwen's split pattern, or exactly where there is a tokenizer.
/// </summary>
internal sealed class LengthCheck(ITokenCounter tokens) : ITraceCheck
{
    public const int FewestTokens = 40;
    public const int MostTokens = 450;

    public string Name => "length";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var count = tokens.Count(rendered);
        return count is >= FewestTokens and <= MostTokens ? null : $"{count} tokens, not {FewestTokens} to {MostTokens}";
    }
}
