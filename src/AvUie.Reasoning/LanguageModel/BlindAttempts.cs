namespace AvUie.Reasoning;

/// <summary>
/// Asks for traces without telling the label, and keeps those whose answer is the label: the argument was not bent towards it. What is
/// kept is weighed like every other trace.
/// </summary>
internal sealed class BlindAttempts(LanguageModelOptions options, BlindWriter writer, CandidateVerdict verdict, ModelCaller models)
{
    /// <summary>Name of the objection that another answer meets.</summary>
    public const string AnswerCheck = "blind_answer";

    /// <summary>The attempts, weighed; none where the options ask for none.</summary>
    /// <param name="request">A sample that <see cref="BlindWriter.Blindfold"/> has been over.</param>
    /// <param name="answer">The answer as the grammar renders it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IReadOnlyList<Candidate>> AskAsync(ReasoningRequest request, string answer, CancellationToken cancellation)
    {
        if (options.Writer.Blind == 0)
        {
            return [];
        }

        var question = JudgeQuestion.Blind(request);
        return await Task.WhenAll(Enumerable.Range(0, options.Writer.Blind).Select(
            index => AttemptAsync(writer.Call(request, question, index), question, request, answer, cancellation))).ConfigureAwait(false);
    }

    private async Task<Candidate> AttemptAsync(ModelCall call, JudgeQuestion question, ReasoningRequest request, string answer, CancellationToken cancellation)
    {
        var (asked, reply) = await CandidateReply.AskAsync(models, call, CandidateRoute.Blind, options.Writer.Tries, BlindReply.Parse, cancellation).ConfigureAwait(false);
        if (reply is null)
        {
            return asked;
        }

        var candidate = asked with { Trace = reply.Trace.Trace, IsUnsupported = reply.Trace.IsUnsupported };
        return AnswerComparison.Miss(question, reply.Answer) is { } miss
            ? candidate with { Objections = [new TraceObjection(AnswerCheck, miss)] }
            : await verdict.WeighAsync(candidate, request, answer, cancellation).ConfigureAwait(false);
    }
}
