using System.Text;

namespace AvUie.Adapters;

/// <summary>What stands in the first line of a list.</summary>
public enum HeaderRule
{
    /// <summary>The names of the columns, in any order; unknown further columns are passed over.</summary>
    Required,

    /// <summary>Columns have fixed places; a first line that equals the joined names is passed over.</summary>
    Optional,
}

/// <summary>The form of a delimited list.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="Quoted">Whether a field may be quoted as in RFC 4180. A quoted field ends on its own line, so that rows are lines.</param>
/// <param name="Header">What the first line is.</param>
/// <param name="Columns">The columns that must be there.</param>
public sealed record TableFormat(char Delimiter, bool Quoted, HeaderRule Header, IReadOnlyList<string> Columns)
{
    /// <summary>What a user is to do about a header that lacks a column, in a sentence.</summary>
    public string Remedy { get; init; } = "Fetch the file anew.";
}

/// <summary>Rows of a list, fields bound to columns by name.</summary>
public static class DelimitedFile
{
    /// <summary>The rows in their order, those with a fault included.</summary>
    /// <exception cref="AnnotationFileException">The header lacks a column.</exception>
    public static IEnumerable<TableRow> Read(AnnotationFile file, TableFormat format)
    {
        string[]? columns = format.Header == HeaderRule.Optional ? [.. format.Columns] : null;
        var first = true;
        foreach (var line in file.Lines())
        {
            var isFirst = first;
            first = false;
            if (columns is null)
            {
                columns = Header(file, format, line);
                continue;
            }

            if (isFirst && line.Text == string.Join(format.Delimiter, format.Columns))
            {
                continue;
            }

            yield return Row(file, format, columns, line);
        }

        if (columns is null)
        {
            throw file.Unusable("holds blank lines only. Fetch it anew.");
        }
    }

    /// <summary>The fields of a line; null where a quoted field does not end or goes on after its closing quote.</summary>
    internal static IReadOnlyList<string>? Split(string line, char delimiter, bool quoted)
    {
        if (!quoted || !line.Contains('"', StringComparison.Ordinal))
        {
            return line.Split(delimiter);
        }

        var fields = new List<string>();
        var at = 0;
        while (true)
        {
            if (at < line.Length && line[at] == '"')
            {
                if (Unquote(line, at + 1, out var end) is not { } field || (end < line.Length && line[end] != delimiter))
                {
                    return null;
                }

                fields.Add(field);
                at = end;
            }
            else
            {
                var end = line.IndexOf(delimiter, at);
                end = end < 0 ? line.Length : end;
                fields.Add(line[at..end]);
                at = end;
            }

            if (at == line.Length)
            {
                return fields;
            }

            at++;
        }
    }

    private static string? Unquote(string line, int at, out int end)
    {
        var field = new StringBuilder();
        for (; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                field.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append(line[++at]);
            }
            else
            {
                end = at + 1;
                return field.ToString();
            }
        }

        end = line.Length;
        return null;
    }

    private static string[] Header(AnnotationFile file, TableFormat format, AnnotationLine line)
    {
        var names = line.Fault is null ? Split(line.Text, format.Delimiter, format.Quoted) : null;
        var missing = names is null ? format.Columns : [.. format.Columns.Where(column => !names.Contains(column))];
        if (names is null || missing.Count > 0)
        {
            var delimiter = format.Delimiter == '\t' ? "TAB" : $"'{format.Delimiter}'";
            throw file.Unusable(
                $"the header in line {line.Number} lacks {string.Join(", ", missing)}: expected the columns "
                + $"{string.Join(", ", format.Columns)} with {delimiter} between them, found \"{Excerpt.Of(line.Text)}\". {format.Remedy}");
        }

        return [.. names];
    }

    private static TableRow Row(AnnotationFile file, TableFormat format, string[] columns, AnnotationLine line)
    {
        var fault = line.Fault;
        var fields = fault is null ? Split(line.Text, format.Delimiter, format.Quoted) : null;
        if (fault is null && fields is null)
        {
            fault = "a quoted field does not end on its line";
        }
        else if (fields is not null && fields.Count != columns.Length)
        {
            fault = $"the row has {fields.Count} fields, expected {columns.Length} ({string.Join(", ", columns)})";
        }

        return new TableRow(new(file.Relative, line.Number), line.Text, fault, columns, fault is null ? fields! : []);
    }
}
