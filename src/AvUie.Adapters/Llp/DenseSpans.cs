using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Spans of one modality by clip and label. A label's spans are united cell by cell, as the official evaluation does.</summary>
internal sealed class DenseSpans
{
    private readonly Dictionary<string, List<(string Label, List<TimeRange> Spans)>> _clips = new(StringComparer.Ordinal);

    /// <summary>Adds a span within the clip.</summary>
    public void Add(string clip, string label, TimeRange span)
    {
        if (!_clips.TryGetValue(clip, out var events))
        {
            _clips[clip] = events = [];
        }

        var at = events.FindIndex(known => known.Label == label);
        if (at < 0)
        {
            events.Add((label, [span]));
        }
        else
        {
            events[at].Spans.Add(span);
        }
    }

    /// <summary>The clip's events in order of first appearance, their spans disjoint and in order of time; none is legal.</summary>
    public IReadOnlyList<TimedEvent> Of(string clip) =>
        _clips.TryGetValue(clip, out var events) ? [.. events.Select(known => new TimedEvent(known.Label, Unite(known.Spans)))] : [];

    /// <summary>Overlapping and touching spans become one.</summary>
    internal static IReadOnlyList<TimeRange> Unite(IEnumerable<TimeRange> spans)
    {
        var united = new List<TimeRange>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (united.Count > 0 && span.Start <= united[^1].End)
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
}
