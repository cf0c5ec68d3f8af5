using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Weighs a candidate: the rule checks on the rendered target, the round trip through the answer grammar and the reference's expression,
/// and, where a judge is set up and the rules have no objection, the judge's calls.
/// </summary>
internal sealed class CandidateVerdict(LanguageModelOptions options, TraceJudge? judge, MediaGrounding? media, ModelCaller models)
{
    /// <summary>Name of the objection that is the writer's own.</summary>
    public const string UnsupportedCheck = "unsupported";

    private readonly IReadOnlyList<ITraceCheck> _rules = TraceChecks.With(options.Tokens);

    private readonly IReadOnlyList<string> _ofAll =
    [
        .. TraceChecks.All.Select(static check => check.Name),
        .. options.Judge is { Answer: true } ? [TraceJudge.AnswerCheck] : Array.Empty<string>(),
        .. options.Judge is { Grounding: true } ? [TraceJudge.GroundingCheck] : Array.Empty<string>(),
    ];

    /// <summary>The names of all checks that an accepted candidate has passed.</summary>
    public IReadOnlyList<string> ChecksOf(Candidate candidate) =>
        candidate.Judges.Any(static one => one.Check == MediaGrounding.Check) ? [.. _ofAll, MediaGrounding.Check] : _ofAll;

    /// <summary>The candidate with its objections.</summary>
    /// <param name="candidate">A candidate with a trace.</param>
    /// <param name="request">The sample.</param>
    /// <param name="answer">The answer as the grammar renders it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<Candidate> WeighAsync(Candidate candidate, ReasoningRequest request, string answer, CancellationToken cancellation)
    {
        var trace = candidate.Trace!;
        if (candidate.IsUnsupported)
        {
            return candidate with { Objections = [new TraceObjection(UnsupportedCheck, "the writer finds that media and evidence speak against the label")] };
        }

        var target = TraceRenderer.Render(trace, answer, options.Style);
        var objections = TraceChecks.Objections(_rules, trace, request, target);
        if (objections.Count > 0 || judge is null)
        {
            return candidate with { Objections = objections };
        }

        var judged = candidate;
        if (options.Judge!.Answer)
        {
            judged = await AnswerAsync(judged, request, trace, cancellation).ConfigureAwait(false);
        }

        if (options.Judge.Grounding && judged.Objections.Count == 0)
        {
            judged = await GroundAsync(judged, request, trace, cancellation).ConfigureAwait(false);
        }

        // Last, for media cost the most.
        return media is not null && judged.Objections.Count == 0 && media.Draws(request.SampleId)
            ? await ShowAsync(judged, request, trace, cancellation).ConfigureAwait(false)
            : judged;
    }

    private async Task<Candidate> AnswerAsync(Candidate candidate, ReasoningRequest request, ReasoningTrace trace, CancellationToken cancellation)
    {
        var question = JudgeQuestion.Of(request, trace, options.Judge!.WrongOptions);
        var call = judge!.AnswerCall(request, trace, question);
        var (reply, entry, _) = await models.AskUsableAsync(call, options.Writer.Tries, JudgeReply.Parse, cancellation).ConfigureAwait(false);
        var miss = reply is null ? "the judge gave no usable reply" : AnswerComparison.Miss(question, reply);
        return With(candidate, TraceJudge.AnswerCheck, call, entry, miss ?? "recovered", miss is null ? null : new TraceObjection(TraceJudge.AnswerCheck, miss));
    }

    private async Task<Candidate> GroundAsync(Candidate candidate, ReasoningRequest request, ReasoningTrace trace, CancellationToken cancellation)
    {
        var steps = trace.Steps.Count;
        var call = judge!.GroundingCall(request, trace);
        var (reply, entry, _) = await models.AskUsableAsync(
            call, options.Writer.Tries, content => GroundingReply.Parse(content, steps), cancellation).ConfigureAwait(false);
        var objection = reply is null ? new TraceObjection(TraceJudge.GroundingCheck, "the judge gave no usable reply") : judge.Weigh(reply, steps);
        var result = reply is null ? objection!.Detail : FormattableString.Invariant($"{reply.Supported} of {steps} steps supported");
        return With(candidate, TraceJudge.GroundingCheck, call, entry, result, objection) with { Grounded = reply is null ? 0 : (double)reply.Supported / steps };
    }

    private async Task<Candidate> ShowAsync(Candidate candidate, ReasoningRequest request, ReasoningTrace trace, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(media!.Questions(request, trace).Select(question => ShowAsync(question, cancellation))).ConfigureAwait(false);
        return candidate with
        {
            Judges =
            [
                .. candidate.Judges,
                .. answers.Where(static answer => answer.Entry is not null)
                    .Select(static answer => Provenance(MediaGrounding.Check, answer.Question.Call, answer.Entry!, answer.Result)),
            ],
            Objections = [.. candidate.Objections, .. media.Weigh(answers)],
        };
    }

    private async Task<MediaAnswer> ShowAsync(MediaQuestion question, CancellationToken cancellation)
    {
        if (!question.CanBeAsked)
        {
            // Nobody can tell what a medium shows that the sample lacks.
            return new MediaAnswer(question, new GroundingReply(0, null), null);
        }

        var (reply, entry, _) = await models.AskUsableAsync(
            question.Call, options.Writer.Tries, content => GroundingReply.ParseMedia(content, question.Steps), cancellation).ConfigureAwait(false);
        return new MediaAnswer(question, reply, entry);
    }

    private static JudgeProvenance Provenance(string check, ModelCall call, JournalEntry entry, string result) =>
        new(check, call.Provider.Model, entry.Reply.ModelServed, call.Prompt.Id, call.Prompt.Sha256, result, entry.Key);

    private static Candidate With(
        Candidate candidate, string check, ModelCall call, JournalEntry entry, string result, TraceObjection? objection) => candidate with
        {
            Judges = [.. candidate.Judges, Provenance(check, call, entry, result)],
            Objections = objection is null ? candidate.Objections : [.. candidate.Objections, objection],
        };
}
