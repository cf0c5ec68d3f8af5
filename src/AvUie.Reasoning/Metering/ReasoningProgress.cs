namespace AvUie.Reasoning;

/// <summary>Where a language-model reasoner stands. Counts are of this run, spending of all runs that share the journal.</summary>
/// <param name="Replies">Replies that came over the network.</param>
/// <param name="Replayed">Replies taken from the journal.</param>
/// <param name="LostAttempts">Attempts that brought no reply.</param>
/// <param name="TokensIn">Tokens read by models.</param>
/// <param name="TokensOut">Tokens written by models.</param>
/// <param name="SpentTokens">Tokens of all runs.</param>
/// <param name="SpentMoney">Money of all runs, in the currency of the prices.</param>
/// <param name="Accepted">Samples with an accepted trace.</param>
/// <param name="Repaired">Of them, accepted after a repair.</param>
/// <param name="Rejected">Samples without one.</param>
/// <param name="Rejects">Traces that each check objected to, most first.</param>
public sealed record ReasoningProgress(
    long Replies, long Replayed, long LostAttempts, long TokensIn, long TokensOut, long SpentTokens, double SpentMoney, long Accepted, long Repaired, long Rejected,
    IReadOnlyList<CheckCount> Rejects)
{
    /// <summary>Of the accepted, written by a model that was not told the label.</summary>
    public long Blind { get; init; }
}

/// <summary>A check and how many traces it objected to.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Traces">Traces.</param>
public sealed record CheckCount(string Check, int Traces);

/// <summary>A reasoner that can say where it stands.</summary>
public interface IMeteredReasoner : IReasoner
{
    /// <summary>Where it stands now. Any thread may ask.</summary>
    ReasoningProgress Progress { get; }

    /// <summary>Samples that should be given to it at the same time, so that waiting ones do not keep its slots empty.</summary>
    int Parallelism { get; }
}
