using System.Reflection;

namespace AvUie.Reasoning;

/// <summary>The provenance of an accepted candidate.</summary>
internal static class CandidateProvenance
{
    private static readonly string CodeVersion = typeof(CandidateProvenance).Assembly.GetName().Version!.ToString(fieldCount: 3);

    public static TraceProvenance Of(Candidate candidate, ReasoningRequest request, IReadOnlyList<string> checks)
    {
        var (call, entry) = (candidate.Call, candidate.Entry);
        return new TraceProvenance("llm", call.Provider.Model, EvidenceHash.Of(request.Evidence), entry.Reply.TokensIn, entry.Reply.TokensOut)
        {
            Reply = new ReplyProvenance
            {
                Provider = entry.Provider,
                ModelServed = entry.Reply.ModelServed,
                Revision = call.Provider.Revision,
                SystemFingerprint = entry.Reply.SystemFingerprint,
                PromptId = call.Prompt.Id,
                PromptSha256 = call.Prompt.Sha256,
                SchemaSha256 = call.Schema.Sha256,
                Temperature = call.Temperature,
                TopP = call.TopP,
                MaxTokens = call.MaxTokens,
                Seed = call.Seed,
                Candidate = call.Candidate,
                Attempt = entry.Attempt,
                Route = candidate.Route.ToString().ToLowerInvariant(),
                MediaSha256 = [.. call.Media.Select(static part => part.Sha256)],
                TokensCached = entry.Reply.TokensCached,
                LatencyMilliseconds = entry.LatencyMilliseconds,
                FinishReason = entry.Reply.FinishReason,
                ResponseKey = entry.Key,
                Utc = entry.Utc,
                CodeVersion = CodeVersion,
                Checks = candidate.Route == CandidateRoute.Blind ? [BlindAttempts.AnswerCheck, .. checks] : checks,
                Judges = candidate.Judges,
            },
        };
    }
}
