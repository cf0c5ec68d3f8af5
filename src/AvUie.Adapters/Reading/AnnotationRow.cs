using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Why a row becomes no sample.</summary>
/// <param name="Reason">The code.</param>
/// <param name="Detail">What was found and what was expected.</param>
public sealed record RowFault(ReasonCode Reason, string Detail);

/// <summary>A line of a list or an element of a JSON file.</summary>
/// <param name="at">File and row.</param>
/// <param name="unit">What a row of this file is called.</param>
public abstract class AnnotationRow(AnnotationReference at, string unit)
{
    /// <summary>File and row.</summary>
    public AnnotationReference At { get; } = at;

    /// <summary>The whole row, equal where two rows are equal but for white space between their parts.</summary>
    public abstract string Text { get; }

    /// <summary>Why the row has no fields; null where it has.</summary>
    public abstract string? Fault { get; }

    /// <summary>A fault of this row, its place and text included.</summary>
    public RowFault Reject(ReasonCode reason, string detail) =>
        new(reason, $"{At.File} {unit} {At.Row}: {detail}; the row is \"{Excerpt.Of(Text)}\"");
}
