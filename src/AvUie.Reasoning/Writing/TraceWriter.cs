using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Makes the calls that ask for a trace, and for a mended one.</summary>
/// <param name="options">Provider, temperature and the like.</param>
/// <param name="provider">The writer's profile.</param>
/// <param name="prompts">The prompts.</param>
internal sealed class TraceWriter(WriterOptions options, ProviderProfile provider, PromptLibrary prompts)
{
    /// <summary>The call for a candidate.</summary>
    /// <param name="request">The sample.</param>
    /// <param name="candidate">0-based.</param>
    public ModelCall Call(ReasoningRequest request, int candidate) => Call(request, candidate, candidate, static _ => "");

    /// <summary>The call that asks for a rejected trace again, with the failed checks named, in the style in which it was written.</summary>
    /// <param name="request">The sample.</param>
    /// <param name="rejected">The candidate whose trace it is.</param>
    /// <param name="reply">Its reply.</param>
    /// <param name="objections">What the checks said.</param>
    public ModelCall Repair(ReasoningRequest request, int rejected, string reply, IReadOnlyList<TraceObjection> objections) =>
        Call(request, options.Candidates, rejected, prompt => Slots.Fill(prompt.Repair, new Dictionary<string, string>
        {
            ["reply"] = PromptData.Text(reply),
            ["objections"] = string.Join('\n', objections.Select(static objection => $"- {objection.Check}: {PromptData.Text(objection.Detail)}")),
        }));

    private ModelCall Call(ReasoningRequest request, int candidate, int styled, Func<Prompt, string> added)
    {
        var prompt = prompts.Writer(TaskTable.Get(request.Task).Family);
        var call = WriterCall.Of(ModelRole.Writer, options, provider, prompt, TraceReply.Schema, request, candidate, new Dictionary<string, string>
        {
            ["target"] = GroundTruthJson.Write(request.Truth),
            ["style"] = StyleLine.Of(options, prompts.Styles, request, styled),
        });
        return call with { User = call.User + added(prompt) };
    }
}
