using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>What a judge says of the steps of a trace, held against evidence or a medium.</summary>
/// <param name="Supported">Steps that it supports.</param>
/// <param name="Contradicted">1-based number of the first step that it contradicts; null for none.</param>
internal sealed record GroundingReply(int Supported, int? Contradicted)
{
    // Of a sound, "silent" would be a statement about what is heard.
    private const string OfEvidence = "silent";
    private const string OfMedia = "cannot_tell";

    /// <summary>The form of a reply about evidence, which may be silent about a step.</summary>
    public static ReplySchema Schema { get; } = Form("grounding", OfEvidence);

    /// <summary>The form of a reply about a medium, from which one may not be able to tell.</summary>
    public static ReplySchema MediaSchema { get; } = Form("media_grounding", OfMedia);

    /// <summary>A reply about evidence; null where its form is wrong or a step is missing.</summary>
    /// <param name="content">The reply's text.</param>
    /// <param name="steps">Steps of the trace, all of which were asked about.</param>
    public static GroundingReply? Parse(string content, int steps) => Parse(content, [.. Enumerable.Range(1, steps)], OfEvidence);

    /// <summary>A reply about a medium; null where its form is wrong or a step is missing.</summary>
    /// <param name="content">The reply's text.</param>
    /// <param name="steps">1-based numbers of the steps that were asked about.</param>
    public static GroundingReply? ParseMedia(string content, IReadOnlyList<int> steps) => Parse(content, steps, OfMedia);

    private static GroundingReply? Parse(string content, IReadOnlyList<int> steps, string undecided)
    {
        try
        {
            using var document = JsonDocument.Parse(ReplyText.Json(content));
            var verdicts = new Dictionary<int, string>();
            foreach (var one in document.RootElement.GetProperty("steps").EnumerateArray())
            {
                verdicts[one.GetProperty("step").GetInt32()] = one.GetProperty("verdict").GetString() ?? "";
            }

            return steps.All(step => verdicts.GetValueOrDefault(step) is { } verdict && (verdict is "supported" or "contradicted" || verdict == undecided))
                ? new GroundingReply(
                    steps.Count(step => verdicts[step] == "supported"),
                    steps.Where(step => verdicts[step] == "contradicted").Select(static step => (int?)step).FirstOrDefault())
                : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static ReplySchema Form(string name, string undecided) => ReplySchema.Of(name, """
        {"type":"object","additionalProperties":false,"required":["steps"],"properties":{"steps":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["step","verdict"],"properties":{"step":{"type":"integer"},"verdict":{"type":"string","enum":["supported","contradicted","
        """ + undecided + "\"]}}}}}}");
}
