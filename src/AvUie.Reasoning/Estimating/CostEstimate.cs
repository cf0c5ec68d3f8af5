namespace AvUie.Reasoning;

/// <summary>What a build will ask of language models.</summary>
/// <param name="Samples">Samples that need a trace.</param>
/// <param name="LookedAt">Samples that the projection rests on.</param>
/// <param name="Roles">By what the calls are for.</param>
/// <param name="Hours">Time on the slowest provider, by slots, latency and rate limits.</param>
public sealed record CostEstimate(long Samples, int LookedAt, IReadOnlyList<RoleEstimate> Roles, double Hours)
{
    /// <summary>Calls where every reply can be used, no trace is repaired, and no blind attempt saves the hinted ones.</summary>
    public long Calls => Roles.Sum(static role => role.Calls);

    /// <summary>Tokens read.</summary>
    public long TokensIn => Roles.Sum(static role => role.TokensIn);

    /// <summary>Tokens written.</summary>
    public long TokensOut => Roles.Sum(static role => role.TokensOut);

    /// <summary>Money, in the currency of the prices.</summary>
    public double Money => Roles.Sum(static role => role.Money);
}

/// <summary>The calls of one purpose.</summary>
/// <param name="Role"><c>writer</c>, <c>blind</c>, <c>judge</c>, <c>grounding</c>, <c>sight</c> or <c>hearing</c>.</param>
/// <param name="Provider">Name of the profile.</param>
/// <param name="Calls">Calls.</param>
/// <param name="TokensIn">Tokens read.</param>
/// <param name="TokensOut">Tokens written.</param>
/// <param name="Money">In the currency of the prices.</param>
/// <param name="SecondsPerCall">Of one call.</param>
/// <param name="Measured">Replies of the journal that tokens and seconds were measured on; 0 where they are assumed.</param>
public sealed record RoleEstimate(
    string Role, string Provider, long Calls, long TokensIn, long TokensOut, double Money, double SecondsPerCall, long Measured);
