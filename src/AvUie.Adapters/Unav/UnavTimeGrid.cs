using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// Puts segments in seconds on the grid of the task's answers. The reference's one published label is explained by tenths of the video,
/// <c>round(t*10/duration)</c>, which are also the numbers of the ten sampled frames; a half goes to the even side, as in Python.
/// </summary>
/// <param name="Tenths">Tenths of the video; else whole seconds.</param>
/// <param name="Widen">A span that rounding made empty becomes the unit that its middle lies in; else it is left out.</param>
internal sealed record UnavTimeGrid(bool Tenths, bool Widen)
{
    private const int Units = 10;

    /// <summary>
    /// The video's events in the order of their first segment. Ranges of one label that rounding made overlap are one range; those that
    /// only touch stay two, as they are two in the annotation. An event whose every span was left out is left out.
    /// </summary>
    public IReadOnlyList<TimedEvent> Events(UnavVideo video) =>
        [.. video.Segments
            .GroupBy(segment => segment.Label, StringComparer.Ordinal)
            .Select(label => new TimedEvent(label.Key, Unite(label.Select(segment => Range(segment, video.Duration)).OfType<TimeRange>())))
            .Where(known => known.Ranges.Count > 0)];

    /// <summary>The segment on the grid; null where it is empty there and left out.</summary>
    public TimeRange? Range(UnavSegment segment, double duration)
    {
        var range = new TimeRange(Round(segment.Start, duration), Round(segment.End, duration));
        if (range.Start < range.End || !Widen)
        {
            return range.Start < range.End ? range : null;
        }

        // Both ends round to one number, so the middle lies in the unit before it or in the unit after it.
        var last = (int)Math.Ceiling(Scaled(duration, duration)) - 1;
        var unit = Math.Min(last, (int)Math.Floor(Scaled((segment.Start + segment.End) / 2, duration)));
        return new TimeRange(unit, unit + 1);
    }

    private static List<TimeRange> Unite(IEnumerable<TimeRange> ranges)
    {
        var united = new List<TimeRange>();
        foreach (var range in ranges.OrderBy(range => range.Start).ThenBy(range => range.End))
        {
            if (united.Count > 0 && range.Start < united[^1].End)
            {
                united[^1] = united[^1] with { End = Math.Max(united[^1].End, range.End) };
            }
            else
            {
                united.Add(range);
            }
        }

        return united;
    }

    private int Round(double seconds, double duration) => (int)Math.Round(Scaled(seconds, duration), MidpointRounding.ToEven);

    private double Scaled(double seconds, double duration) => Tenths ? seconds * Units / duration : seconds;
}
