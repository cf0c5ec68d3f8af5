using System.Collections.Concurrent;

namespace AvUie.Reasoning;

/// <summary>Counts what the reasoner does, for whoever watches. Thread-safe.</summary>
internal sealed class ReasoningMeter
{
    private readonly ConcurrentDictionary<string, int> _rejects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CallFault, int> _lost = new();
    private long _replies;
    private long _replayed;
    private long _tokensIn;
    private long _tokensOut;
    private long _accepted;
    private long _blind;
    private long _repaired;
    private long _refused;

    public void Answered(ModelReply reply)
    {
        Interlocked.Increment(ref _replies);
        Interlocked.Add(ref _tokensIn, reply.TokensIn);
        Interlocked.Add(ref _tokensOut, reply.TokensOut);
    }

    public void Replayed() => Interlocked.Increment(ref _replayed);

    public void Lost(CallFault fault) => _lost.AddOrUpdate(fault, 1, static (_, count) => count + 1);

    public void Objected(IEnumerable<Candidate> candidates)
    {
        foreach (var check in candidates.SelectMany(static candidate => candidate.Objections.Select(static objection => objection.Check).Distinct()))
        {
            _rejects.AddOrUpdate(check, 1, static (_, count) => count + 1);
        }
    }

    public void Accepted(CandidateRoute route)
    {
        Interlocked.Increment(ref _accepted);
        switch (route)
        {
            case CandidateRoute.Blind:
                Interlocked.Increment(ref _blind);
                break;
            case CandidateRoute.Repair:
                Interlocked.Increment(ref _repaired);
                break;
        }
    }

    public void Rejected() => Interlocked.Increment(ref _refused);

    public ReasoningProgress Progress(Cost spent) => new(
        Interlocked.Read(ref _replies), Interlocked.Read(ref _replayed), _lost.Values.Sum(), Interlocked.Read(ref _tokensIn), Interlocked.Read(ref _tokensOut),
        spent.Tokens, spent.Money, Interlocked.Read(ref _accepted), Interlocked.Read(ref _repaired), Interlocked.Read(ref _refused),
        [.. _rejects.OrderByDescending(static one => one.Value).ThenBy(static one => one.Key, StringComparer.Ordinal).Select(static one => new CheckCount(one.Key, one.Value))])
    {
        Blind = Interlocked.Read(ref _blind),
    };
}
