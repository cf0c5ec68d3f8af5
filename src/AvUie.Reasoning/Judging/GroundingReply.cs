using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>What a judge says of the steps of a trace.</summary>
/// <param name="Supported">Steps that the evidence supports.</param>
/// <param name="Contradicted">1-based number of the first step that it contradicts; null for none.</param>
internal sealed record GroundingReply(int Supported, int? Contradicted)
{
    public static ReplySchema Schema { get; } = ReplySchema.Of("grounding", """
        {"type":"object","additionalProperties":false,"required":["steps"],"properties":{"steps":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["step","verdict"],"properties":{"step":{"type":"integer"},"verdict":{"type":"string","enum":["supported","contradicted","silent"]}}}}}}
        """);

    /// <summary>The reply; null where its form is wrong or a step is missing.</summary>
    public static GroundingReply? Parse(string content, int steps)
    {
        try
        {
            using var document = JsonDocument.Parse(ReplyText.Json(content));
            var verdicts = new Dictionary<int, string>();
            foreach (var one in document.RootElement.GetProperty("steps").EnumerateArray())
            {
                verdicts[one.GetProperty("step").GetInt32()] = one.GetProperty("verdict").GetString() ?? "";
            }

            return Enumerable.Range(1, steps).All(step => verdicts.GetValueOrDefault(step) is "supported" or "contradicted" or "silent")
                ? new GroundingReply(
                    Enumerable.Range(1, steps).Count(step => verdicts[step] == "supported"),
                    Enumerable.Range(1, steps).Where(step => verdicts[step] == "contradicted").Select(static step => (int?)step).FirstOrDefault())
                : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
