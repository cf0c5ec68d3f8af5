using System.Globalization;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A row of a list.</summary>
/// <param name="at">File and line.</param>
/// <param name="text">The whole line.</param>
/// <param name="fault">Why it has no fields; null where it has.</param>
/// <param name="columns">The header's names.</param>
/// <param name="fields">As many fields; none where there is a fault.</param>
/// <param name="unit">What a row is called in messages: a line of a text file, an element of a JSON array.</param>
public sealed class TableRow(
    AnnotationReference at, string text, string? fault, IReadOnlyList<string> columns, IReadOnlyList<string> fields, string unit = "line")
    : AnnotationRow(at, unit)
{
    /// <inheritdoc/>
    public override string Text { get; } = text;

    /// <inheritdoc/>
    public override string? Fault { get; } = fault;

    /// <summary>The names of its columns.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The field of a required column.</summary>
    public string this[string column] => Find(column) ?? throw new ArgumentException($"no column {column}", nameof(column));

    /// <summary>The field of a column that a file may lack.</summary>
    public string? Find(string column)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (Columns[i] == column)
            {
                return fields[i];
            }
        }

        return null;
    }

    /// <summary>A whole number without sign, at most 9 digits; null for anything else.</summary>
    public int? Number(string column) =>
        this[column] is { Length: <= 9 } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
