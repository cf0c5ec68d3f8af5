using System.Text.Json;

namespace AvUie.Core;

/// <summary>
/// The label of a published record. The fields state it where they do; a label that only the text states (regions, unav, captions) is
/// read out of the text; where neither can be read, the text alone is the truth. What comes out asks the loader's own question.
/// </summary>
internal static class ReferenceTruths
{
    public static GroundTruth Of(ReferenceRecord record)
    {
        var stated = OfFields(record);
        if (stated is not null && IsWhole(record, stated))
        {
            return stated;
        }

        if (record.Target is { } target && OfText(record, target) is { } read)
        {
            // The field names the object, the text says where it is.
            var named = (read, stated) is (RegionTruth { Region: not null } place, RegionTruth label) ? place with { Object = label.Object } : read;
            if (IsWhole(record, named) && HasPlaceIfNeeded(named))
            {
                return named;
            }
        }

        // s4 and ms3: the sentence without coordinates is an answer of v1 and of the reference's test loader.
        if (stated is RegionTruth { Region: null } && AnswerGrammar.TestOutput(record.Task, stated) is not null)
        {
            return stated;
        }

        var slots = record.Slots();
        return new TextTruth(
            record.Target ?? record.ExpectedOutput ?? "", slots.Question, slots.Options, record.Task == "ref_avs" ? record.Expression : "");
    }

    /// <summary>The label that a text states; null where it states none.</summary>
    public static GroundTruth? OfText(ReferenceRecord record, string text) =>
        AnswerGrammar.Parse(record.Task, text, Asked(record)) is ParsedAnswer.Success { Truth: var truth } ? truth : null;

    private static bool IsWhole(ReferenceRecord record, GroundTruth truth) =>
        AnswerGrammar.Render(record.Task, truth) is RenderedAnswer.Success
        && record.Definition.Instruction(truth) == record.Definition.Instruction(record.Slots());

    private static bool HasPlaceIfNeeded(GroundTruth truth) => truth is not RegionTruth { Region: null };

    /// <summary>What the record asks, for a parser that needs it.</summary>
    private static GroundTruth? Asked(ReferenceRecord record) => record.Task switch
    {
        "a2v" or "v2a" => Match(record, 0),
        "avqa" => new AnswerTruth(record.Slots().Question, ""),
        "avqa_thu" => Options(record) is { } options ? new ChoiceTruth(record.Slots().Question, options, 0) : null,
        "ref_avs" => new ReferringTruth(record.Expression, null, null),
        _ => null,
    };

    private static GroundTruth? OfFields(ReferenceRecord record) => record.Task switch
    {
        "a2v" => Number(record, "correct_video") is { } video ? Match(record, video) : null,
        "v2a" => Number(record, "correct_audio") is { } audio ? Match(record, audio) : null,
        "ks" => Class(record, "action"),
        "ucf" => Class(record, "label"),
        "meld" => Class(record, "Emotion"),
        "mer24" => Class(record, "discrete"),
        "cremad" or "mafw" or "dfew" => Class(record, "emotion"),
        "avqa" => Word(record, "answer") is { } answer ? new AnswerTruth(record.Slots().Question, answer) : null,
        "avqa_thu" => Choice(record),
        "ave" => Event(record),
        "unav" => Word(record, "original_label") is { } events ? OfText(record, events) : null,
        "avvp" => Word(record, "event") is { } events ? OfText(record, events) : null,
        "s4" or "ms3" or "arig" => Word(record, "a_obj") is { } name ? new RegionTruth(name, Corners(record)) : null,
        _ => null,
    };

    private static MatchTruth Match(ReferenceRecord record, int correct)
    {
        string[] events = record.Task == "a2v"
            ? ["audio_event", "video1_event", "video2_event"]
            : ["video_event", "audio1_event", "audio2_event"];
        return new MatchTruth(correct, Word(record, events[0]) ?? "", Word(record, events[1]) ?? "", Word(record, events[2]) ?? "");
    }

    /// <summary>1 or 2, as a number or a word.</summary>
    private static int? Number(ReferenceRecord record, string field) => Word(record, field) switch
    {
        "1" or "one" => 1,
        "2" or "two" => 2,
        _ => null,
    };

    private static ClassTruth? Class(ReferenceRecord record, string field) => Word(record, field) is { } label ? new ClassTruth(label) : null;

    private static ChoiceTruth? Choice(ReferenceRecord record)
    {
        if (Options(record) is not { } options || !record.Value.TryGetProperty("answer", out var answer))
        {
            return null;
        }

        var index = answer.ValueKind == JsonValueKind.Number && answer.TryGetInt32(out var number) ? number
            : answer.ValueKind == JsonValueKind.String ? Array.IndexOf(options, answer.GetString())
            : -1;
        return index >= 0 && index < options.Length ? new ChoiceTruth(record.Slots().Question, options, index) : null;
    }

    private static string[]? Options(ReferenceRecord record) =>
        record.Value.TryGetProperty("multi_choice", out var list) && list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().All(static option => option.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(static option => option.GetString()!)]
            : null;

    private static EventsTruth? Event(ReferenceRecord record) =>
        Word(record, "event") is { } label && Second(record, "start_time") is { } start && Second(record, "end_time") is { } end && start < end
            ? new EventsTruth([new TimedEvent(label, [new TimeRange(start, end)])])
            : null;

    /// <summary>A whole number, also as 3.0 or "3".</summary>
    private static int? Second(ReferenceRecord record, string field) =>
        Word(record, field) is { } text
        && double.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && value == Math.Floor(value) && value <= int.MaxValue
            ? (int)value
            : null;

    /// <summary>arig in test: the two corners.</summary>
    private static Region? Corners(ReferenceRecord record) =>
        Pixel(record, "top_left") is var (left, top) && Pixel(record, "bottom_right") is var (right, bottom)
            ? new Region(new PixelBox(left, top, right, bottom), [])
            : null;

    private static (int X, int Y)? Pixel(ReferenceRecord record, string field) =>
        record.Value.TryGetProperty(field, out var pair) && pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2
        && pair[0].ValueKind == JsonValueKind.Number && pair[0].TryGetInt32(out var x)
        && pair[1].ValueKind == JsonValueKind.Number && pair[1].TryGetInt32(out var y)
            ? (x, y)
            : null;

    /// <summary>A text or number, as Python prints it; null where there is none or it is blank.</summary>
    private static string? Word(ReferenceRecord record, string field) =>
        record.Value.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && PythonText.Str(value) is var text && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;
}
