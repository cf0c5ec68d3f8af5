using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>A reply of a writer that was not told the label: a trace, and the answer it comes to.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Answer">The answer.</param>
internal sealed record BlindReply(TraceReply Trace, JudgeReply Answer)
{
    /// <summary>The form that is asked for.</summary>
    public static ReplySchema Schema { get; } = ReplySchema.Of(
        "blind",
        """{"type":"object","additionalProperties":false,"required":["steps","inference","evidence_support","answer","events","box","points"],"properties":{""" + TraceReply.Properties("""["strong","weak","none"]""") + "," + JudgeReply.Properties + "}}");

    /// <summary>Reads a reply: what is right about it, or what is wrong with its form.</summary>
    public static (BlindReply? Reply, string? Problem) Parse(string content)
    {
        var trace = TraceReply.Parse(content);
        return trace.Problem is { } wrong ? (null, wrong)
            : JudgeReply.Parse(content) is { } answer ? (new BlindReply(trace, answer), null)
            : (null, "its answer has another form than was asked for");
    }
}
