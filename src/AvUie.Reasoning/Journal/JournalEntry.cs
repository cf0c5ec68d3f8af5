namespace AvUie.Reasoning;

/// <summary>A reply as the journal keeps it; never changed once written.</summary>
/// <param name="Key">The call's key.</param>
/// <param name="Role">What it was for.</param>
/// <param name="Provider">Name of the profile that was asked.</param>
/// <param name="Request">The canonical call, without the bytes of media.</param>
/// <param name="Reply">The reply.</param>
/// <param name="LatencyMilliseconds">Of the attempt that brought it.</param>
/// <param name="Attempt">HTTP attempts that it took.</param>
/// <param name="Utc">When it came, ISO 8601.</param>
internal sealed record JournalEntry(
    string Key, ModelRole Role, string Provider, string Request, ModelReply Reply, long LatencyMilliseconds, int Attempt, string Utc);

/// <summary>An attempt that brought no reply, for the books.</summary>
/// <param name="Key">The call's key.</param>
/// <param name="Provider">Name of the profile.</param>
/// <param name="Cause">The fault.</param>
/// <param name="TokensIn">Tokens that the provider may have read and charged.</param>
/// <param name="TokensOut">Tokens that it may have written.</param>
/// <param name="Utc">When, ISO 8601.</param>
internal sealed record LostAttempt(string Key, string Provider, CallFault Cause, int TokensIn, int TokensOut, string Utc);

/// <summary>What a provider was asked for, over all runs.</summary>
/// <param name="Provider">Name of the profile.</param>
/// <param name="Role">What for; null for attempts without a reply.</param>
/// <param name="Replies">Replies, or attempts.</param>
/// <param name="TokensIn">Tokens read.</param>
/// <param name="TokensOut">Tokens written.</param>
/// <param name="LatencyMilliseconds">Sum over the replies.</param>
internal sealed record JournalTotals(string Provider, ModelRole? Role, long Replies, long TokensIn, long TokensOut, long LatencyMilliseconds);
