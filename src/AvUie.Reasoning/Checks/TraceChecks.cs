namespace AvUie.Reasoning;

/// <summary>All rule checks, cheap ones first. A new check is a new file and one line here.</summary>
public static class TraceChecks
{
    /// <summary>The checks in the order in which they run, with lengths counted in pieces.</summary>
    public static IReadOnlyList<ITraceCheck> All { get; } = With(SplitPieces.Instance);

    /// <summary>The same checks, with lengths counted by a tokenizer.</summary>
    public static IReadOnlyList<ITraceCheck> With(ITokenCounter tokens) =>
    [
        new LengthCheck(tokens),
        new MarkupCheck(),
        new BracketedNumbersCheck(),
        new AnswerRoundTripCheck(),
        new ReferenceEvaluatorCheck(),
        new KnownEvidenceCheck(),
        new LeakCheck(),
        new EarlyAnswerCheck(),
        new ConclusionCheck(),
        new TimesInsideClipCheck(),
        new KnownTimesCheck(),
        new KnownPlacesCheck(),
        new KnownNumbersCheck(),
        new InventedSoundCheck(),
    ];

    /// <summary>Every objection, in the order of <see cref="All"/>; empty where the trace is sound.</summary>
    public static IReadOnlyList<TraceObjection> Objections(ReasoningTrace trace, ReasoningRequest request, string rendered) =>
        Objections(All, trace, request, rendered);

    /// <summary>Every objection of the given checks, in their order.</summary>
    public static IReadOnlyList<TraceObjection> Objections(
        IReadOnlyList<ITraceCheck> checks, ReasoningTrace trace, ReasoningRequest request, string rendered) =>
        [.. checks.Select(check => (check.Name, Wrong: check.Reject(trace, request, rendered)))
            .Where(static found => found.Wrong is not null)
            .Select(static found => new TraceObjection(found.Name, found.Wrong!))];

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

/// <summary>What a check says against a trace.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Detail">What is wrong, for a person and for the writer that is asked to mend it.</param>
public sealed record TraceObjection(string Check, string Detail);
