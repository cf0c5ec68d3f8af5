namespace AvUie.Reasoning;

/// <summary>All rule checks, cheap ones first. A new check is a new file and one line here.</summary>
public static class TraceChecks
{
    /// <summary>The checks in the order in which they run.</summary>
    public static IReadOnlyList<ITraceCheck> All { get; } =
    [
        new LengthCheck(),
        new MarkupCheck(),
        new BracketedNumbersCheck(),
        new LeakPhraseCheck(),
        new KnownEvidenceCheck(),
        new EarlyAnswerCheck(),
        new TimesInsideClipCheck(),
        new KnownNumbersCheck(),
    ];

    /// <summary>The first objection as <c>name: what is wrong</c>; null where there is none.</summary>
    public static string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        foreach (var check in All)
        {
            if (check.Reject(trace, request, rendered) is { } wrong)
            {
                return $"{check.Name}: {wrong}";
            }
        }

        return null;
    }
}
