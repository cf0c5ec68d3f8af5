using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Core;

/// <summary>
/// Ground truth as compact JSON with a <c>kind</c> first and the other properties in a fixed order, so that equal truths are equal
/// bytes. Ranges are [start,end], boxes [left,top,right,bottom], points [x,y].
/// </summary>
public static class GroundTruthJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a truth.</summary>
    public static string Write(GroundTruth truth)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            Write(json, truth);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads a truth.</summary>
    /// <exception cref="FormatException">The text is not what <see cref="Write(GroundTruth)"/> writes.</exception>
    public static GroundTruth Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException($"not a ground truth: {error.Message}; the text is {json}", error);
        }
    }

    private static void Write(Utf8JsonWriter json, GroundTruth truth)
    {
        switch (truth)
        {
            case MatchTruth match:
                json.WriteString("kind", "match");
                json.WriteNumber("correct", match.Correct);
                json.WriteString("anchor_event", match.AnchorEvent);
                json.WriteString("first_event", match.FirstEvent);
                json.WriteString("second_event", match.SecondEvent);
                break;
            case ClassTruth single:
                json.WriteString("kind", "class");
                json.WriteString("label", single.Label);
                break;
            case AnswerTruth answer:
                json.WriteString("kind", "answer");
                json.WriteString("question", answer.Question);
                json.WriteString("answer", answer.Answer);
                break;
            case ChoiceTruth choice:
                json.WriteString("kind", "choice");
                json.WriteString("question", choice.Question);
                json.WriteStartArray("options");
                choice.Options.ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
                json.WriteNumber("index", choice.Index);
                break;
            case EventsTruth events:
                json.WriteString("kind", "events");
                Write(json, "events", events.Events);
                if (events.InSeconds)
                {
                    json.WriteString("unit", "seconds");
                }

                break;
            case ParsingTruth parsing:
                json.WriteString("kind", "parsing");
                Write(json, "visual", parsing.Visual);
                Write(json, "audio", parsing.Audio);
                break;
            case CaptionTruth caption:
                json.WriteString("kind", "caption");
                json.WriteString("text", caption.Text);
                break;
            case RegionTruth region:
                json.WriteString("kind", "region");
                json.WriteString("object", region.Object);
                Write(json, region.Region);
                break;
            case ReferringTruth referring:
                json.WriteString("kind", "referring");
                json.WriteString("expression", referring.Expression);
                json.WriteString("object", referring.Object);
                Write(json, referring.Region);
                break;
            case TextTruth text:
                json.WriteString("kind", "text");
                json.WriteString("text", text.Text);
                json.WriteString("question", text.Question);
                json.WriteString("options", text.Options);
                json.WriteString("expression", text.Expression);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(truth), truth, "no such truth");
        }
    }

    private static GroundTruth Read(JsonElement json) => Text(json, "kind") switch
    {
        "match" => new MatchTruth(
            json.GetProperty("correct").GetInt32(), Text(json, "anchor_event"), Text(json, "first_event"), Text(json, "second_event")),
        "class" => new ClassTruth(Text(json, "label")),
        "answer" => new AnswerTruth(Text(json, "question"), Text(json, "answer")),
        "choice" => new ChoiceTruth(
            Text(json, "question"), [.. json.GetProperty("options").EnumerateArray().Select(Text)], json.GetProperty("index").GetInt32()),
        "events" => new EventsTruth(Events(json, "events")) { InSeconds = json.TryGetProperty("unit", out _) },
        "parsing" => new ParsingTruth(Events(json, "visual"), Events(json, "audio")),
        "caption" => new CaptionTruth(Text(json, "text")),
        "region" => new RegionTruth(Text(json, "object"), Region(json)),
        "referring" => new ReferringTruth(Text(json, "expression"), json.GetProperty("object").GetString(), Region(json)),
        "text" => new TextTruth(Text(json, "text"), Text(json, "question"), Text(json, "options"), Text(json, "expression")),
        var kind => throw new JsonException($"there is no kind '{kind}'"),
    };

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<TimedEvent> events)
    {
        json.WriteStartArray(name);
        foreach (var value in events)
        {
            json.WriteStartObject();
            json.WriteString("label", value.Label);
            json.WriteStartArray("ranges");
            foreach (var range in value.Ranges)
            {
                Write(json, range.Start, range.End);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Region? region)
    {
        if (region is null)
        {
            json.WriteNull("region");
            return;
        }

        json.WriteStartObject("region");
        json.WritePropertyName("box");
        Write(json, region.Box.Left, region.Box.Top, region.Box.Right, region.Box.Bottom);
        json.WriteStartArray("points");
        foreach (var point in region.Points)
        {
            Write(json, point.X, point.Y);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, params ReadOnlySpan<int> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static TimedEvent[] Events(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(value => new TimedEvent(
            Text(value, "label"),
            [.. value.GetProperty("ranges").EnumerateArray().Select(range => new TimeRange(range[0].GetInt32(), range[1].GetInt32()))]))];

    private static Region? Region(JsonElement json)
    {
        var region = json.GetProperty("region");
        if (region.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var box = region.GetProperty("box");
        return new Region(
            new PixelBox(box[0].GetInt32(), box[1].GetInt32(), box[2].GetInt32(), box[3].GetInt32()),
            [.. region.GetProperty("points").EnumerateArray().Select(point => new PixelPoint(point[0].GetInt32(), point[1].GetInt32()))]);
    }

    private static string Text(JsonElement json, string name) => Text(json.GetProperty(name));

    private static string Text(JsonElement json) => json.GetString() ?? throw new JsonException("null where a text is needed");
}
