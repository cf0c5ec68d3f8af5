namespace AvUie.Reasoning;

/// <summary>
/// Counts traces that say nearly the same as an earlier one of their label. An earlier one that was itself a duplicate is not compared
/// with, so a chain of small changes does not grow into one heap. Of a label the first 4,096 different traces are compared with.
/// </summary>
internal sealed class NearDuplicates
{
    /// <summary>Share of common word runs from which on two traces are near-duplicates.</summary>
    public const double Likeness = 0.8;

    private const int MostCompared = 4096;
    private readonly Dictionary<string, Label> _labels = new(StringComparer.Ordinal);

    /// <summary>Takes a trace in.</summary>
    /// <returns>Whether it is a near-duplicate.</returns>
    public bool Add(string label, uint[] signature)
    {
        if (!_labels.TryGetValue(label, out var own))
        {
            _labels.Add(label, own = new Label());
        }

        own.Traces++;
        if (own.Different.Exists(earlier => MinHash.Likeness(earlier, signature) >= Likeness))
        {
            own.Duplicates++;
            return true;
        }

        if (own.Different.Count < MostCompared)
        {
            own.Different.Add(signature);
        }

        return false;
    }

    /// <summary>The labels with at least so many traces, most alike first.</summary>
    public IReadOnlyList<LabelDuplicates> Labels(int leastTraces) =>
    [
        .. _labels.Where(one => one.Value.Traces >= leastTraces).Select(static one => new LabelDuplicates(one.Key, one.Value.Traces, one.Value.Duplicates))
            .OrderByDescending(static one => one.Share).ThenByDescending(static one => one.Traces).ThenBy(static one => one.Label, StringComparer.Ordinal),
    ];

    private sealed class Label
    {
        public long Traces { get; set; }

        public long Duplicates { get; set; }

        public List<uint[]> Different { get; } = [];
    }
}

/// <summary>The near-duplicates of a label.</summary>
/// <param name="Label">Task and label.</param>
/// <param name="Traces">Traces.</param>
/// <param name="Duplicates">Of them, near-duplicates of an earlier one.</param>
public sealed record LabelDuplicates(string Label, long Traces, long Duplicates)
{
    /// <summary>Their share.</summary>
    public double Share => Traces == 0 ? 0 : (double)Duplicates / Traces;
}
