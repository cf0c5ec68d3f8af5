using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>Finds rows that say of one thing what an earlier row said already, or something else.</summary>
public sealed class RowRepeats
{
    private readonly Dictionary<string, ulong> _seen = new(StringComparer.Ordinal);

    /// <summary>Null for the first row of a key; a later row that says the same is a repetition, another one contradicts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">What it speaks of.</param>
    /// <param name="says">What it says of it; the whole row where absent.</param>
    public RowFault? Check(AnnotationRow row, string key, string? says = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        var text = StableHash.Of(says ?? row.Text);
        return _seen.TryAdd(key, text) ? null
            : _seen[key] == text ? row.Reject(ReasonCode.DuplicateRow, "the same row stands further up")
            : row.Reject(ReasonCode.ConflictingRow, $"an earlier row says something else of {Excerpt.Of(key)}");
    }
}
