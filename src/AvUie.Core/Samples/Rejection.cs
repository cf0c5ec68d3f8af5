namespace AvUie.Core;

/// <summary>An annotation row that became no sample. It counts as planned and ends in the ledger.</summary>
/// <param name="Id">Unique over the build, of the same form as <see cref="SourceSample.Id"/>.</param>
/// <param name="Source">The adapter's name.</param>
/// <param name="Task">The task it would have been of.</param>
/// <param name="Split">The split it would have been in; null where the row does not say.</param>
/// <param name="Annotation">File and row.</param>
/// <param name="Reason">Why.</param>
/// <param name="Detail">The text found and what was expected, for a person.</param>
public sealed record Rejection(
    string Id, string Source, string Task, Split? Split, AnnotationReference Annotation, ReasonCode Reason, string Detail);
