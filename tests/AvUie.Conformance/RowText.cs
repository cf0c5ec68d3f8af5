using System.Globalization;
using System.Text;
using AvUie.Core;

namespace AvUie.Conformance;

/// <summary>A row as one line of text that shows all there is to it, for snapshots and for comparing runs.</summary>
internal static class RowText
{
    public static string Of(SourceRow row) => row switch
    {
        SourceRow.Accepted(var sample) => Of(sample),
        SourceRow.Rejected(var rejection) => string.Create(
            CultureInfo.InvariantCulture,
            $"- {rejection.Id} [{rejection.Source} {rejection.Task} {rejection.Split?.Name() ?? "none"}] {rejection.Annotation.File}:{rejection.Annotation.Row} {rejection.Reason}: {rejection.Detail}"),
        _ => throw new ArgumentOutOfRangeException(nameof(row)),
    };

    private static string Of(SourceSample sample)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"+ {sample.Id} [{sample.Source} {sample.Task} {sample.Split.Name()}");
        text.Append(CultureInfo.InvariantCulture, $"{(sample.SubSplit is { } sub ? " " + sub : "")}] {sample.Annotation.File}:{sample.Annotation.Row}");
        text.Append(CultureInfo.InvariantCulture, $" frame={sample.FrameIndex?.ToString(CultureInfo.InvariantCulture) ?? "none"} {sample.LabelOrigin} {Of(sample.Truth)}");
        text.Append(" media=").AppendJoin(' ', sample.Media.Select(Of));
        text.Append(" fields=").AppendJoin(' ', sample.Fields.Select(field => $"{field.Key}:{field.Value}"));
        if (sample.Clips.Count > 0)
        {
            text.Append(" clips=").AppendJoin(' ', sample.Clips.Select(Of));
        }

        return text.ToString();
    }

    private static string Of(YouTubeClip clip) =>
        clip.Id + (clip.Start is { } start ? string.Create(CultureInfo.InvariantCulture, $"@{start}") : "");

    private static string Of(MediaReference media) =>
        $"{media.Role}:{media.Path}"
        + (media.Span is { } span ? string.Create(CultureInfo.InvariantCulture, $"@{span.Start}-{span.End}") : "")
        + string.Concat(media.Alternatives.Select(path => "|" + path))
        + (media.Role == MediaRole.Mask ? $"({media.MaskEncoding}{(media.MayBeEmpty ? ",may be empty" : "")})" : "");

    public static string Of(GroundTruth truth) => truth switch
    {
        ChoiceTruth choice => $"choice({choice.Question}: {string.Join(" | ", choice.Options)} = {choice.Index})",
        EventsTruth events => $"events({Of(events.Events)}{(events.InSeconds ? ", in seconds" : "")})",
        ParsingTruth parsing => $"visual({Of(parsing.Visual)}) audio({Of(parsing.Audio)})",
        RegionTruth region => $"region({region.Object})",
        ReferringTruth referring => $"referring({referring.Object ?? "absent"}: {referring.Expression})",
        // Records print their values; a truth with lists deserves a case of its own here.
        _ => truth.ToString()!,
    };

    private static string Of(IEnumerable<TimedEvent> events) => string.Join(
        "; ", events.Select(known => known.Label + string.Concat(known.Ranges.Select(range => $" {range.Start}-{range.End}"))));
}
