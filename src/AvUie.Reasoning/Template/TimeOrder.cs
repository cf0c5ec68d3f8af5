using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>By start, then by end.</summary>
internal sealed class TimeOrder : IComparer<TimeRange>
{
    public static readonly TimeOrder Instance = new();

    public int Compare(TimeRange x, TimeRange y) => (x.Start, x.End).CompareTo((y.Start, y.End));
}
