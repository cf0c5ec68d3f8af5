using System.Text.Json;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A stretch of a video in seconds and what is heard and seen in it.</summary>
internal readonly record struct UnavSegment(double Start, double End, string Label);

/// <summary>An entry of UnAV-100's <c>database</c>: an untrimmed video, its length and its segments.</summary>
/// <param name="Row">The entry; its key is the YouTube id.</param>
/// <param name="Duration">Seconds.</param>
/// <param name="Segments">In the order of the annotation, which is the order of their starts.</param>
internal sealed record UnavVideo(JsonRow Row, double Duration, IReadOnlyList<UnavSegment> Segments)
{
    /// <summary>Reads an entry, or says why it cannot be used: one bad segment makes the whole label of a video untrustworthy.</summary>
    public static RowFault? Parse(JsonRow row, out UnavVideo? video)
    {
        video = null;
        if (RowName.Check(row, "the key", row.Key, RowName.VideoId(), "a YouTube id of 11 characters") is { } fault)
        {
            return fault;
        }

        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (Seconds(row["duration"]) is not { } duration || duration <= 0)
        {
            return row.Reject(ReasonCode.BadRow, "duration must be a number of seconds above zero");
        }

        if (row["annotations"] is not { ValueKind: JsonValueKind.Array } annotations)
        {
            return row.Reject(ReasonCode.BadRow, "annotations must be an array of segments");
        }

        var segments = new List<UnavSegment>();
        foreach (var annotation in annotations.EnumerateArray())
        {
            if (Parse(row, annotation, duration, out var segment) is { } bad)
            {
                return bad;
            }

            segments.Add(segment);
        }

        video = new UnavVideo(row, duration, segments);
        return segments.Count > 0 ? null : row.Reject(ReasonCode.EmptyEvent, "the video has no segment");
    }

    private static RowFault? Parse(JsonRow row, JsonElement annotation, double duration, out UnavSegment segment)
    {
        segment = default;
        if (annotation.ValueKind != JsonValueKind.Object
            || !annotation.TryGetProperty("segment", out var span) || span.ValueKind != JsonValueKind.Array || span.GetArrayLength() != 2
            || Seconds(span[0]) is not { } start || Seconds(span[1]) is not { } end)
        {
            return row.Reject(ReasonCode.BadRow, $"{Shown(annotation)} must hold segment: [start, end] in seconds");
        }

        var label = annotation.TryGetProperty("label", out var name) ? JsonText.String(name) : null;
        if (label is null || !UnavLabels.All.Contains(label))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"the label of {Shown(annotation)} is not {UnavLabels.All.Summary}");
        }

        var index = annotation.TryGetProperty("label_id", out var id) ? JsonText.Number(id) : null;
        if (index is null || UnavLabels.All.Labels.ElementAtOrDefault(index.Value) != label)
        {
            return row.Reject(ReasonCode.UnknownLabel, $"the label_id of {Shown(annotation)} is not that of its label");
        }

        if (start < 0 || start >= end || end > duration)
        {
            return row.Reject(ReasonCode.BadSpan, $"{Shown(annotation)} is no span of the video");
        }

        segment = new UnavSegment(start, end, label);
        return null;
    }

    private static double? Seconds(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : null;

    private static string Shown(JsonElement annotation) => $"\"{Excerpt.Of(JsonText.Compact(annotation))}\"";
}
