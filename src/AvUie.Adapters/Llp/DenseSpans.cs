using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Spans of one modality by clip and label. A label's spans are united cell by cell, as the official evaluation does.</summary>
internal sealed class DenseSpans
{
    private readonly Dictionary<string, List<(string Label, List<(TimeRange Span, TableRow Row)> Spans)>> _clips = new(StringComparer.Ordinal);

    /// <summary>Adds a span within the clip, and the row that says it.</summary>
    public void Add(string clip, string label, TimeRange span, TableRow row)
    {
        if (!_clips.TryGetValue(clip, out var events))
        {
            _clips[clip] = events = [];
        }

        var at = events.FindIndex(known => known.Label == label);
        if (at < 0)
        {
            events.Add((label, [(span, row)]));
        }
        else
        {
            events[at].Spans.Add((span, row));
        }
    }

    /// <summary>The clip's events in order of first appearance, their spans disjoint and in order of time; none is legal.</summary>
    public IReadOnlyList<TimedEvent> Of(string clip) =>
        _clips.TryGetValue(clip, out var events) ? [.. events.Select(known => new TimedEvent(known.Label, Unite(known.Spans.Select(said => said.Span))))] : [];

    /// <summary>The rows whose span went into an earlier one, earlier by time, with that one as far as it had grown.</summary>
    public IEnumerable<(TableRow Row, TimeRange Span, TimeRange Into)> Merged() =>
        _clips.Values.SelectMany(events => events).SelectMany(known => Merged(known.Spans));

    private static IEnumerable<(TableRow Row, TimeRange Span, TimeRange Into)> Merged(IEnumerable<(TimeRange Span, TableRow Row)> spans)
    {
        TimeRange? united = null;
        foreach (var (span, row) in spans.OrderBy(said => said.Span.Start))
        {
            if (united is { } into && Joins(into, span))
            {
                yield return (row, span, into);
                united = into with { End = Math.Max(into.End, span.End) };
            }
            else
            {
                united = span;
            }
        }
    }

    /// <summary>Overlapping and touching spans become one.</summary>
    internal static IReadOnlyList<TimeRange> Unite(IEnumerable<TimeRange> spans)
    {
        var united = new List<TimeRange>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (united.Count > 0 && Joins(united[^1], span))
            {
                united[^1] = united[^1] with { End = Math.Max(united[^1].End, span.End) };
            }
            else
            {
                united.Add(span);
            }
        }

        return united;
    }

    /// <summary>Whether a span that does not begin earlier overlaps or touches.</summary>
    private static bool Joins(TimeRange earlier, TimeRange span) => span.Start <= earlier.End;
}
