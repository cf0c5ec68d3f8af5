using AvUie.Core;

namespace AvUie.Shards;

/// <summary>A planned sample that was not written.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="Source">Source dataset.</param>
/// <param name="Task">Task.</param>
/// <param name="Split"><c>train</c>, <c>val</c> or <c>test</c>; null where the row does not say.</param>
/// <param name="Stage">Where it ended.</param>
/// <param name="Reason">Why; says also whether it is filtered or failed.</param>
/// <param name="Detail">What was found and what was expected, for a person.</param>
/// <param name="AnnotationFile">Annotation file relative to the source's root.</param>
/// <param name="AnnotationRow">1-based row in it.</param>
/// <param name="Attempts">How often the stage was tried, 1 at least.</param>
public sealed record LedgerEntry(
    string Id,
    string Source,
    string Task,
    string? Split,
    Stage Stage,
    ReasonCode Reason,
    string Detail,
    string AnnotationFile,
    int AnnotationRow,
    int Attempts = 1)
{
    /// <summary>Filtered or failed, a function of the reason.</summary>
    public Outcome Outcome => Reason.Outcome;

    /// <summary>The entry of a rejected annotation row.</summary>
    public static LedgerEntry Of(Rejection rejection) => new(
        rejection.Id,
        rejection.Source,
        rejection.Task,
        rejection.Split?.Name(),
        Stage.Adapt,
        rejection.Reason,
        rejection.Detail,
        rejection.Annotation.File,
        rejection.Annotation.Row);

    /// <summary>The entry of a sample that ended later.</summary>
    public static LedgerEntry Of(SourceSample sample, Stage stage, ReasonCode reason, string detail, int attempts = 1) => new(
        sample.Id,
        sample.Source,
        sample.Task,
        sample.Split.Name(),
        stage,
        reason,
        detail,
        sample.Annotation.File,
        sample.Annotation.Row,
        attempts);
}
