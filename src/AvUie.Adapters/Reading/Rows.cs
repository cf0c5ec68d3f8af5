using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Makes the rejections of one adapter.</summary>
/// <param name="source">The adapter's name.</param>
public sealed class Rows(string source)
{
    /// <summary>A rejection under an id made of the row's place, since a row that cannot be used has no name to trust.</summary>
    public SourceRow Reject(RowIds ids, string task, Split? split, AnnotationReference at, RowFault fault)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Reject(ids.ClaimByRow(task, split, at), task, split, at, fault);
    }

    /// <summary>A rejection under an id that was claimed before.</summary>
    public SourceRow Reject(string id, string task, Split? split, AnnotationReference at, RowFault fault) =>
        new SourceRow.Rejected(new Rejection(id, source, task, split, at, fault.Reason, fault.Detail));
}
