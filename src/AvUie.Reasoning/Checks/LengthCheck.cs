namespace AvUie.Reasoning;

/// <summary>
/// The reference generates 512 tokens at most, so trace and answer must stay within 450. Without a tokenizer here, four characters of
/// English count as a token.
/// </summary>
internal sealed class LengthCheck : ITraceCheck
{
    public const int MostTokens = 450;

    public string Name => "length";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var tokens = Tokens(TraceRenderer.Text(trace));
        return tokens > MostTokens ? $"about {tokens} tokens, more than {MostTokens}" : null;
    }

    public static int Tokens(string text) => (text.Length + 3) / 4;
}
