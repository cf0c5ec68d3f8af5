using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>An answer that a model gives: a judge from a masked trace, a writer that was not told the label.</summary>
/// <param name="Answer">The option; null where it says none.</param>
/// <param name="Events">The events.</param>
/// <param name="Box">The object's box; null where it gives none.</param>
/// <param name="Points">Points on the object.</param>
internal sealed record JudgeReply(string? Answer, IReadOnlyList<JudgedEvent> Events, SaidBox? Box, IReadOnlyList<SaidPoint> Points)
{
    private const int MostEvents = 64;
    private const int MostPoints = 16;

    /// <summary>The members of an answer, as properties of a JSON schema.</summary>
    public const string Properties =
        """
        "answer":{"type":["string","null"]},"events":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["label","modality","start","end"],"properties":{"label":{"type":"string"},"modality":{"type":"string","enum":["audio","visual","either"]},"start":{"type":["number","null"]},"end":{"type":["number","null"]}}}},"box":{"type":["array","null"],"items":{"type":"number"}},"points":{"type":"array","items":{"type":"array","items":{"type":"number"}}}
        """;

    public static ReplySchema Schema { get; } = ReplySchema.Of(
        "answer", """{"type":"object","additionalProperties":false,"required":["answer","events","box","points"],"properties":{""" + Properties + "}}");

    /// <summary>The reply; null where its form is wrong.</summary>
    public static JudgeReply? Parse(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(ReplyText.Json(content));
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads the members of an answer; throws what JSON readers throw where they are of another form. One without places may leave them out.</summary>
    public static JudgeReply Read(JsonElement root) => new(
        root.GetProperty("answer").GetString(),
        [.. root.GetProperty("events").EnumerateArray().Take(MostEvents).Select(static one => new JudgedEvent(
            one.GetProperty("label").GetString() ?? "", one.GetProperty("modality").GetString() ?? "", Seconds(one, "start"), Seconds(one, "end")))],
        root.TryGetProperty("box", out var box) && box.ValueKind != JsonValueKind.Null ? Box4(Numbers(box)) : null,
        root.TryGetProperty("points", out var points) && points.ValueKind != JsonValueKind.Null ? [.. points.EnumerateArray().Take(MostPoints).Select(static point => Point2(Numbers(point)))] : []);

    private static SaidBox Box4(double[] numbers) => numbers is [var left, var top, var right, var bottom]
        ? new SaidBox(left, top, right, bottom)
        : throw new FormatException("a box has four numbers");

    private static SaidPoint Point2(double[] numbers) => numbers is [var column, var row] ? new SaidPoint(column, row) : throw new FormatException("a point has two numbers");

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(static one => one.TryGetDouble(out var number) && double.IsFinite(number)
        ? number
        : throw new FormatException("no finite number"))];

    private static double? Seconds(JsonElement parent, string name) =>
        parent.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value && value.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : null;
}
