using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// The stretches that a trace may name, in seconds: the truth's ranges, what lies between them, the whole clip; and, in a step, the
/// spans of the evidence that it cites, joined where they touch.
/// </summary>
internal sealed class KnownTimes
{
    /// <summary>Times are kept to a hundredth of a second.</summary>
    public const double Tolerance = 0.011;
    private readonly List<(double Start, double End)> _events = [];
    private readonly List<(double Start, double End)> _stretches = [];
    private readonly List<double> _quoted = [];
    private readonly Dictionary<string, EvidenceItem> _evidence;

    public KnownTimes(ReasoningRequest request)
    {
        _evidence = new Dictionary<string, EvidenceItem>(request.Evidence.Count, StringComparer.Ordinal);
        foreach (var item in request.Evidence)
        {
            _evidence.TryAdd(item.Id, item);
        }

        Clip = request.Evidence.FirstOrDefault(static item => item.Kind == EvidenceKinds.ClipLength) is { } length
            && EvidenceValue.TryNumber(length.Value, out var seconds) ? seconds : null;
        Tenth = request.Task == "unav" ? (Clip ?? 10) / 10 : 1;
        var events = Events(request.Truth);
        HasEvents = events.Any(static one => one.Ranges.Count > 0);
        foreach (var one in events)
        {
            Add([.. one.Ranges.Select(Seconds).Order()]);
        }

        _stretches.AddRange(_events);
        AddRest();
        _quoted.AddRange(TruthWords.Quotable(request).SelectMany(Quantity.In).Select(static number => number.Value));
    }

    /// <summary>Length of the clip in seconds; null where unknown.</summary>
    public double? Clip { get; }

    /// <summary>Whether the truth has times.</summary>
    public bool HasEvents { get; }

    /// <summary>Seconds of the task's unit, where that is a tenth of the clip.</summary>
    public double Tenth { get; }

    public static IReadOnlyList<TimedEvent> Events(GroundTruth truth) => truth switch
    {
        EventsTruth events => events.Events,
        ParsingTruth parsing => [.. parsing.Visual, .. parsing.Audio],
        _ => [],
    };

    public (double Start, double End) Seconds(TimeRange range) => (range.Start * Tenth, range.End * Tenth);

    /// <summary>Whether an event, or all of one label's, lasts from here to there.</summary>
    public bool IsEvent(double start, double end) => _events.Exists(one => Same(one.Start, start) && Same(one.End, end));

    /// <summary>Whether it is an event, a pause before, between or after events, or the whole clip.</summary>
    public bool IsStretch(double start, double end) => _stretches.Exists(one => Same(one.Start, start) && Same(one.End, end));

    /// <summary>Whether an event begins or ends here, or a quoted text names the number.</summary>
    public bool IsEventPoint(double point) => _quoted.Exists(known => Same(known, point)) || _events.Exists(one => Same(one.Start, point) || Same(one.End, point));

    /// <summary>Whether an event begins here.</summary>
    public bool IsBeginning(double point) => _events.Exists(one => Same(one.Start, point));

    /// <summary>Whether an event ends here.</summary>
    public bool IsEnd(double point) => _events.Exists(one => Same(one.End, point));

    /// <summary>Whether it is the border of a stretch.</summary>
    public bool IsPoint(double point) => IsEventPoint(point) || _stretches.Exists(one => Same(one.Start, point) || Same(one.End, point));

    /// <summary>The spans of cited items, each and joined.</summary>
    public (List<(double Start, double End)> Spans, bool Any) Cited(IEnumerable<string> ids)
    {
        var spans = new List<(double Start, double End)>();
        foreach (var kind in ids.Select(id => _evidence.GetValueOrDefault(id)).OfType<EvidenceItem>().GroupBy(static item => item.Kind, StringComparer.Ordinal))
        {
            var open = kind.Where(static item => item is { Start: not null, End: not null }).Select(static item => (Start: item.Start!.Value, End: item.End!.Value)).Order().ToArray();
            for (var first = 0; first < open.Length; first++)
            {
                var end = open[first].End;
                spans.Add(open[first]);
                for (var next = first + 1; next < open.Length && open[next].Start <= end + Tolerance; next++)
                {
                    end = Math.Max(end, open[next].End);
                    spans.Add((open[first].Start, end));
                }
            }
        }

        return (spans, spans.Count > 0);
    }

    public static bool Same(double a, double b) => Math.Abs(a - b) <= Tolerance;

    private void Add((double Start, double End)[] ranges)
    {
        _events.AddRange(ranges);
        if (ranges.Length > 1)
        {
            _events.Add((ranges[0].Start, ranges.Max(static range => range.End)));
        }
    }

    private void AddRest()
    {
        double?[] ends = [Clip, Clip is { } clip ? Math.Ceiling(clip) : null];
        var last = 0.0;
        foreach (var (start, end) in _events.Order())
        {
            _stretches.Add((last, start));
            last = Math.Max(last, end);
        }

        foreach (var end in ends.OfType<double>())
        {
            _stretches.Add((last, end));
            _stretches.Add((0, end));
        }
    }
}
