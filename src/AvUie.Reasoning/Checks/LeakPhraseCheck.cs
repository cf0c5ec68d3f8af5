using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>Phrases by which a writer shows that it was told the answer.</summary>
internal sealed partial class LeakPhraseCheck : ITraceCheck
{
    public string Name => "leak_phrase";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered) =>
        Leak().Match(TraceRenderer.Text(trace)) is { Success: true } found ? $"'{found.Value}' speaks of being told the answer" : null;

    [GeneratedRegex(
        @"\bground[\s-]*truth\b|\b(?:the|given|correct|true|provided) (?:label|answer) (?:is|was|says|states|given|provided)\b"
        + @"|\baccording to the (?:annotation|label|hint|metadata)s?\b|\bas (?:provided|hinted|labell?ed|annotated)\b|\b(?:annotation|label) id\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leak();
}
