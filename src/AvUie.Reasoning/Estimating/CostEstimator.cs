namespace AvUie.Reasoning;

/// <summary>
/// Projects calls, tokens, time and money from a few samples. Nothing is sent. Where the journal holds replies of a provider for a purpose,
/// their averages take the place of assumptions: a shard built beforehand makes the projection a measured one.
/// </summary>
public static class CostEstimator
{
    // What a small open model writes, where nothing has been measured yet.
    private const int TraceTokens = 250;
    private const int AnswerTokens = 40;
    private const int TokensPerVerdict = 15;
    private const double TokensPerSecond = 40;
    private const double SecondsToFirstToken = 1;
    private const double Minute = 60;
    private const double Hour = 3600;

    /// <summary>The projection.</summary>
    /// <param name="options">Checked options; the journal is read where it exists.</param>
    /// <param name="samples">Samples of the whole build that need a trace.</param>
    /// <param name="looked">Requests of some of them.</param>
    public static CostEstimate Estimate(LanguageModelOptions options, long samples, IReadOnlyList<ReasoningRequest> looked)
    {
        var prompts = PromptLibrary.Load(options.PromptFolder);
        var profiles = options.Providers.ToDictionary(static profile => profile.Name);
        var totals = Totals(options.Journal);
        var writer = new TraceWriter(options.Writer, profiles[options.Writer.Provider], prompts);
        var blind = new BlindWriter(options.Writer, profiles[options.Writer.Provider], prompts);
        var traces = samples * options.Writer.Candidates;
        var roles = new List<RoleEstimate>
        {
            Role(ModelRole.Writer, profiles[options.Writer.Provider], traces, Mean(looked, request => writer.Call(request, 0).EstimatedTokensIn), TraceTokens, totals),
        };
        if (options.Writer.Blind > 0)
        {
            roles.Insert(0, Role(
                ModelRole.Blind, profiles[options.Writer.Provider], samples * options.Writer.Blind,
                Mean(looked, request => Blind(blind, BlindWriter.Blindfold(request)).EstimatedTokensIn), TraceTokens + AnswerTokens, totals));
        }

        if (options.Judge is { } judging)
        {
            // A sample's blind traces are judged in the place of its hinted ones.
            var judged = samples * Math.Max(options.Writer.Candidates, options.Writer.Blind);
            var profile = profiles[judging.Provider];
            var judge = new TraceJudge(judging, profile, prompts);
            if (judging.Answer)
            {
                roles.Add(Role(
                    ModelRole.Judge, profile, judged,
                    Mean(looked, request => judge.AnswerCall(request, Typical(request), JudgeQuestion.Of(request, Typical(request), judging.WrongOptions)).EstimatedTokensIn), AnswerTokens, totals));
            }

            if (judging.Grounding)
            {
                var steps = Mean(looked, static request => Typical(request).Steps.Count);
                roles.Add(Role(
                    ModelRole.Grounding, profile, judged, Mean(looked, request => judge.GroundingCall(request, Typical(request)).EstimatedTokensIn), steps * TokensPerVerdict, totals));
            }

            if (judging.MediaShare > 0)
            {
                var media = new MediaGrounding(judging, profile, prompts);
                var drawn = (long)Math.Ceiling(judged * judging.MediaShare);
                roles.Add(OneMedium(ModelRole.Sight, Modality.Visual));
                roles.Add(OneMedium(ModelRole.Hearing, Modality.Audio));

                RoleEstimate OneMedium(ModelRole role, Modality medium) => Role(
                    role, profile, drawn, Mean(looked, request => media.Question(request, Typical(request), medium).Call.EstimatedTokensIn),
                    Mean(looked, request => media.Question(request, Typical(request), medium).Steps.Count) * TokensPerVerdict, totals);
            }
        }

        return new CostEstimate(samples, looked.Count, roles, roles.GroupBy(static role => role.Provider).Max(group => Hours(profiles[group.Key], [.. group])));
    }

    private static RoleEstimate Role(
        ModelRole role, ProviderProfile profile, long calls, double tokensIn, double tokensOut, IReadOnlyList<JournalTotals> totals)
    {
        var measured = totals.FirstOrDefault(total => total.Role == role && total.Provider == profile.Name);
        var seconds = SecondsToFirstToken + (tokensOut / TokensPerSecond);
        if (measured is { Replies: > 0 })
        {
            (tokensIn, tokensOut) = ((double)measured.TokensIn / measured.Replies, (double)measured.TokensOut / measured.Replies);
            seconds = measured.LatencyMilliseconds / 1000.0 / measured.Replies;
        }

        var (read, written) = ((long)Math.Ceiling(calls * tokensIn), (long)Math.Ceiling(calls * tokensOut));
        return new RoleEstimate(
            role.ToString().ToLowerInvariant(), profile.Name, calls, read, written, Cost.Of(profile, read, written).Money, seconds, measured?.Replies ?? 0);
    }

    private static double Hours(ProviderProfile profile, IReadOnlyList<RoleEstimate> roles)
    {
        var bySlots = roles.Sum(static role => role.Calls * role.SecondsPerCall) / profile.Concurrency / Hour;
        var byRequests = profile.RequestsPerMinute == 0 ? 0 : roles.Sum(static role => role.Calls) * Minute / profile.RequestsPerMinute / Hour;
        var byTokens = profile.TokensPerMinute == 0 ? 0 : roles.Sum(static role => role.TokensIn + role.TokensOut) * Minute / profile.TokensPerMinute / Hour;
        return Math.Max(bySlots, Math.Max(byRequests, byTokens));
    }

    private static double Mean(IReadOnlyList<ReasoningRequest> requests, Func<ReasoningRequest, int> count) => requests.Count == 0 ? 0 : requests.Average(count);

    private static ModelCall Blind(BlindWriter writer, ReasoningRequest request) => writer.Call(request, JudgeQuestion.Blind(request), 0);

    // A judge is shown a trace; the template's is about as long as a model's.
    private static ReasoningTrace Typical(ReasoningRequest request) => TemplateReasoner.Reason(request).Trace;

    private static IReadOnlyList<JournalTotals> Totals(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = new JournalReader(path);
        return reader.Totals();
    }
}
