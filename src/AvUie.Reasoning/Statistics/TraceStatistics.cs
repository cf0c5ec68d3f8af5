namespace AvUie.Reasoning;

/// <summary>What the traces of a task are like, and what became of samples without one.</summary>
/// <param name="Task">The task; <c>all</c> for all of them together.</param>
/// <param name="Asked">Samples that a reasoner was asked about: accepted and refused.</param>
/// <param name="Accepted">Of them, written with a trace.</param>
/// <param name="FirstPass">Of the accepted, without a repair and without a template standing in.</param>
/// <param name="Refused">Of the asked, lines in the ledger.</param>
/// <param name="Published">Texts of a release, which nobody here wrote or weighed; they are in no other number.</param>
public sealed record TraceStatistics(string Task, long Asked, long Accepted, long FirstPass, long Refused, long Published)
{
    /// <summary>Who wrote the accepted: <c>template</c>, <c>llm</c>, and <c>stand_in</c> for a template in a model's place.</summary>
    public required IReadOnlyList<NamedCount> Kinds { get; init; }

    /// <summary>How models came to the accepted: <c>blind</c>, <c>hinted</c>, <c>repair</c>.</summary>
    public required IReadOnlyList<NamedCount> Routes { get; init; }

    /// <summary>How far evidence shows the answer: <c>strong</c>, <c>weak</c>, <c>none</c>.</summary>
    public required IReadOnlyList<NamedCount> Support { get; init; }

    /// <summary>Refused samples and stand-ins that each check objected to, most first; one may meet several checks.</summary>
    public required IReadOnlyList<NamedCount> Rejects { get; init; }

    /// <summary>Steps that a judge weighed, and those of them that it found supported.</summary>
    public required StepCount Steps { get; init; }

    /// <summary>Tokens of the replies that accepted traces were read from.</summary>
    public required TokenCount Tokens { get; init; }

    /// <summary>Pieces of trace and answer.</summary>
    public required Percentiles Length { get; init; }

    /// <summary>Milliseconds of the replies that accepted traces were read from; nothing where no model was asked.</summary>
    public required Percentiles Latency { get; init; }

    /// <summary>Different runs of three words divided by all, over the first 1,000 accepted traces: the figure falls with the number of texts.</summary>
    public required double? Distinct3 { get; init; }

    /// <summary>Accepted traces that are near-duplicates of an earlier one of the same label.</summary>
    public required long NearDuplicates { get; init; }
}

/// <summary>A name and how often it was met.</summary>
/// <param name="Name">The name.</param>
/// <param name="Count">How often.</param>
public sealed record NamedCount(string Name, long Count);

/// <summary>Weighed steps.</summary>
/// <param name="Weighed">Steps weighed.</param>
/// <param name="Supported">Of them, supported by evidence.</param>
public sealed record StepCount(long Weighed, long Supported);

/// <summary>Tokens read and written.</summary>
/// <param name="In">Read.</param>
/// <param name="Out">Written.</param>
public sealed record TokenCount(long In, long Out);

/// <summary>Percentiles; null where nothing was counted.</summary>
/// <param name="P5">5 of 100 lie at or below it.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">95 of 100 lie at or below it.</param>
public sealed record Percentiles(long? P5, long? P50, long? P95);
