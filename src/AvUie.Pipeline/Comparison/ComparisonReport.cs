namespace AvUie.Pipeline.Comparison;

/// <summary>How a published annotation set differs from ours in one task and split.</summary>
internal sealed record TaskComparison
{
    public required string Task { get; init; }

    public required string Split { get; init; }

    /// <summary>Published records that the reference's loader takes.</summary>
    public long Published { get; set; }

    /// <summary>Our samples.</summary>
    public long Ours { get; set; }

    /// <summary>Published records without a sample of ours.</summary>
    public long Missing { get; set; }

    /// <summary>Samples of ours that are not published.</summary>
    public long Extra { get; set; }

    /// <summary>Pairs whose labels differ.</summary>
    public long Disagreements { get; set; }

    /// <summary>Pairs of which one label cannot be read, so that nothing is compared.</summary>
    public long Unread { get; set; }

    /// <summary>Published records that the reference's loader does not take.</summary>
    public long Unusable { get; set; }

    /// <summary>Published training texts whose own answer differs from the record's fields, or holds none.</summary>
    public long TextsAgainstFields { get; set; }

    /// <summary>Pairs with a box on both sides.</summary>
    public long Boxes { get; set; }

    /// <summary>Mean overlap (intersection by union, pixels inclusive) of those boxes; null without any.</summary>
    public double? MeanBoxOverlap => Boxes == 0 ? null : BoxOverlapSum / Boxes;

    /// <summary>The first of each kind, in the words of the keys.</summary>
    public List<string> Examples { get; } = [];

    internal double BoxOverlapSum { get; set; }

    /// <summary>Whether anything differs.</summary>
    public bool Differs => Missing + Extra + Disagreements + Unusable > 0;
}
