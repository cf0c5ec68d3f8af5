using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>What a judge answers from a masked trace.</summary>
/// <param name="Answer">The option; null where it says none.</param>
/// <param name="Events">The events.</param>
internal sealed record JudgeReply(string? Answer, IReadOnlyList<JudgedEvent> Events)
{
    private const int MostEvents = 64;
    private const double LeastOverlap = 0.5;

    public static ReplySchema Schema { get; } = ReplySchema.Of("answer", """
        {"type":"object","additionalProperties":false,"required":["answer","events"],"properties":{"answer":{"type":["string","null"]},"events":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["label","modality","start","end"],"properties":{"label":{"type":"string"},"modality":{"type":"string","enum":["audio","visual","either"]},"start":{"type":["number","null"]},"end":{"type":["number","null"]}}}}}}
        """);

    /// <summary>The reply; null where its form is wrong.</summary>
    public static JudgeReply? Parse(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(ReplyText.Json(content));
            var root = document.RootElement;
            return new JudgeReply(root.GetProperty("answer").GetString(), [.. root.GetProperty("events").EnumerateArray().Take(MostEvents).Select(static one => new JudgedEvent(
                one.GetProperty("label").GetString() ?? "", one.GetProperty("modality").GetString() ?? "", Seconds(one, "start"), Seconds(one, "end")))]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Why the answer is not the right one; null where it is.</summary>
    public string? Misses(JudgeQuestion question)
    {
        if (question.Events.Count == 0)
        {
            return Same(Answer, question.Right) ? null : Answer is null ? "the observations lead to no answer" : $"the observations lead to '{PlainText.Of(Answer, "nothing")}'";
        }

        var missing = Labels(question.Events).Except(Labels(Events), StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        var invented = Labels(Events).Except(Labels(question.Events), StringComparer.OrdinalIgnoreCase).FirstOrDefault();
        return missing is not null ? $"the observations do not lead to '{PlainText.Of(missing, "an event")}'"
            : invented is not null ? $"the observations lead to '{PlainText.Of(invented, "another event")}'"
            : Labels(question.Events).FirstOrDefault(label => Overlap(question.Events, Events, label) < LeastOverlap) is { } shifted
                ? $"the observations lead to another stretch of '{PlainText.Of(shifted, "an event")}'" : null;
    }

    private static bool Same(string? answer, string? right) => string.Equals(answer?.Trim(), right?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Labels(IReadOnlyList<JudgedEvent> events) => events.Select(static one => one.Label.Trim()).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Intersection over union of the stretches of a label; 1 where the truth has no times. The worse modality counts.</summary>
    private static double Overlap(IReadOnlyList<JudgedEvent> right, IReadOnlyList<JudgedEvent> said, string label)
    {
        var own = right.Where(one => Same(one.Label, label)).ToArray();
        return own.Select(static one => one.Modality).Distinct().Min(modality =>
        {
            var (wanted, found) = (Spans(own, modality), Spans([.. said.Where(one => Same(one.Label, label))], modality));
            if (wanted.Count == 0)
            {
                return 1.0;
            }

            var cuts = wanted.Concat(found).SelectMany(static span => new[] { span.Start, span.End }).Distinct().Order().ToArray();
            var (both, either) = (0.0, 0.0);
            for (var index = 1; index < cuts.Length; index++)
            {
                var (length, middle) = (cuts[index] - cuts[index - 1], (cuts[index] + cuts[index - 1]) / 2);
                var (inWanted, inFound) = (wanted.Any(span => span.Start < middle && middle < span.End), found.Any(span => span.Start < middle && middle < span.End));
                both += inWanted && inFound ? length : 0;
                either += inWanted || inFound ? length : 0;
            }

            return either == 0 ? 0 : both / either;
        });
    }

    private static List<(double Start, double End)> Spans(IReadOnlyList<JudgedEvent> events, string modality) =>
    [
        .. events.Where(one => one.Modality == modality || modality == JudgeQuestion.Either || one.Modality == JudgeQuestion.Either)
            .Where(static one => one is { Start: not null, End: not null } && one.End > one.Start).Select(static one => (one.Start!.Value, one.End!.Value)),
    ];

    private static double? Seconds(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value && value.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : null;
}
