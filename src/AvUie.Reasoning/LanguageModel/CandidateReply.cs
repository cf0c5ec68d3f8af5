using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Asks for a candidate until its reply can be used, and says in words why none could.</summary>
internal static class CandidateReply
{
    /// <summary>Name of the objection that a candidate without a usable reply meets.</summary>
    public const string Check = "reply";

    /// <summary>The candidate without its trace, and the reply; null where none of the tries could be used.</summary>
    /// <param name="models">Asks.</param>
    /// <param name="call">The call of the first try.</param>
    /// <param name="route">The way of the candidate.</param>
    /// <param name="tries">Most tries.</param>
    /// <param name="parse">Reads a reply, or says what is wrong with its form.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<(Candidate Candidate, T? Reply)> AskAsync<T>(
        ModelCaller models, ModelCall call, CandidateRoute route, int tries, Func<string, (T? Reply, string? Problem)> parse, CancellationToken cancellation)
        where T : class
    {
        var problem = "";
        var (reply, entry, replies) = await models.AskUsableAsync(
            call, tries, content =>
            {
                (var read, var wrong) = parse(content);
                problem = wrong ?? problem;
                return read;
            },
            cancellation).ConfigureAwait(false);
        return (new Candidate
        {
            Call = ModelCaller.Try(call, replies - 1),
            Route = route,
            Entry = entry,
            Replies = replies,
            Objections = reply is not null ? [] : [new TraceObjection(Check, entry.Reply.Status == ReplyStatus.Complete ? problem : Words(entry.Reply))],
        }, reply);
    }

    private static string Words(ModelReply reply) => reply.Status switch
    {
        ReplyStatus.Length => "cut off at the token limit",
        ReplyStatus.Refusal => $"the model declined: {Printable.Of(reply.Content, 200)}",
        ReplyStatus.ContentFilter => "held back by the provider's filter",
        ReplyStatus.Empty => "an empty reply",
        ReplyStatus.RequestRefused => $"the provider does not take the request: {Printable.Of(reply.Content, 200)}",
        _ => $"no reply after all attempts: {Printable.Of(reply.Content, 200)}",
    };
}
