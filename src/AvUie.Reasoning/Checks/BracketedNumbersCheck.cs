using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>The reference's evaluator reads <c>[a,b]</c> as a point and <c>[a,b,c,d]</c> as a box wherever they stand (seg/scripts/inference_3.py).</summary>
internal sealed partial class BracketedNumbersCheck : ITraceCheck
{
    public string Name => "bracketed_numbers";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered) =>
        Bracketed().Match(TraceRenderer.Text(trace)) is { Success: true } found ? $"'{found.Value}' outside the answer would be read as a place" : null;

    [GeneratedRegex(@"\[\s*[0-9]+[0-9\s,.]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
