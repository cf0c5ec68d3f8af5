using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The grid that a task's time ranges count in: seconds, or tenths of the clip for unav unless its truth says seconds.</summary>
/// <param name="TenthSeconds">Seconds of a tenth of the clip; null where the grid is seconds.</param>
internal readonly record struct TimeScale(double? TenthSeconds)
{
    private const double ReferenceClip = 10;

    public static TimeScale Of(TraceDraft draft) =>
        new(draft.InTenths ? (draft.Measured.ClipSeconds ?? ReferenceClip) / 10 : null);

    public (double Start, double End) Seconds(TimeRange range) => TenthSeconds is { } tenth
        ? (EvidenceValue.Time(range.Start * tenth), EvidenceValue.Time(range.End * tenth))
        : (range.Start, range.End);

    /// <summary>In the task's own unit, so that a reader finds the answer's numbers in the trace.</summary>
    public string Words(TimeRange range) => TenthSeconds is null
        ? Wording.Span(range.Start, range.End)
        : $"from {Wording.Number(range.Start)} to {Wording.Number(range.End)} tenths of the clip";
}
