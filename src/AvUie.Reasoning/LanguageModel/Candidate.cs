namespace AvUie.Reasoning;

/// <summary>A writer's reply and everything that was said about it.</summary>
internal sealed record Candidate
{
    /// <summary>The call that brought it.</summary>
    public required ModelCall Call { get; init; }

    /// <summary>The way in which it came about.</summary>
    public required CandidateRoute Route { get; init; }

    /// <summary>The reply.</summary>
    public required JournalEntry Entry { get; init; }

    /// <summary>The trace; null where no reply could be used.</summary>
    public ReasoningTrace? Trace { get; init; }

    /// <summary>Replies it took.</summary>
    public required int Replies { get; init; }

    /// <summary>Objections, of rules first.</summary>
    public IReadOnlyList<TraceObjection> Objections { get; init; } = [];

    /// <summary>Who judged it.</summary>
    public IReadOnlyList<JudgeProvenance> Judges { get; init; } = [];

    /// <summary>Share of its steps that the evidence supports; 1 where nobody looked.</summary>
    public double Grounded { get; init; } = 1;

    /// <summary>Whether the writer itself says that the evidence speaks against the target.</summary>
    public bool IsUnsupported { get; init; }

    public bool IsAccepted => Trace is not null && Objections.Count == 0;

    /// <summary>The best of them: best grounded, then nearest to a middling length, then the earliest.</summary>
    public static Candidate? Best(IEnumerable<Candidate> candidates) => candidates.Where(static one => one.IsAccepted)
        .OrderByDescending(static one => one.Grounded)
        .ThenBy(static one => Math.Abs(SplitPieces.Instance.Count(TraceRenderer.Text(one.Trace!)) - MiddlingTokens))
        .ThenBy(static one => one.Call.Candidate)
        .FirstOrDefault();

    private const int MiddlingTokens = 150;
}
