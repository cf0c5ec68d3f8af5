namespace AvUie.Reasoning;

/// <summary>Tags belong to the renderer and the answer: a trace with angle brackets could forge either.</summary>
internal sealed class MarkupCheck : ITraceCheck
{
    public string Name => "markup";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var text = TraceRenderer.Text(trace);
        var at = text.AsSpan().IndexOfAny("<>\n\r");
        return at < 0 ? null : $"the trace holds markup or a line break at character {at}";
    }
}
