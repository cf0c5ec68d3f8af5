namespace AvUie.Adapters;

/// <summary>The forms of a list.</summary>
internal enum ListFormat
{
    Csv,
    Tsv,
    Json,
    JsonLines,
}

/// <summary>A list of any form as rows with named fields.</summary>
internal static class ListFile
{
    private const int MostKeysShown = 100;

    /// <summary>The format that a declaration or the ending of the file's name says; null where neither does.</summary>
    public static ListFormat? FormatOf(string file, string? stated) => (stated ?? Path.GetExtension(file).TrimStart('.').ToLowerInvariant()) switch
    {
        "csv" => ListFormat.Csv,
        "tsv" => ListFormat.Tsv,
        "json" => ListFormat.Json,
        "jsonl" => ListFormat.JsonLines,
        _ => null,
    };

    /// <summary>The rows of a list.</summary>
    /// <param name="file">The list.</param>
    /// <param name="format">Its form.</param>
    /// <param name="places">Names of the columns by their places; null where a header has them.</param>
    /// <param name="needed">The columns that must be there.</param>
    /// <exception cref="AnnotationFileException">A column is missing from the header, or from every object.</exception>
    public static IEnumerable<TableRow> Read(AnnotationFile file, ListFormat format, IReadOnlyList<string>? places, IReadOnlyList<string> needed)
    {
        if (format is ListFormat.Csv or ListFormat.Tsv)
        {
            return DelimitedFile.Read(file, new TableFormat(
                format == ListFormat.Csv ? ',' : '\t', Quoted: format == ListFormat.Csv, places is null ? HeaderRule.Required : HeaderRule.Optional, places ?? needed)
            {
                Remedy = "Name the list's own columns in the declaration; of a list without a header, name them by their places (columns).",
            });
        }

        IEnumerable<TableRow> Rows() => format == ListFormat.Json ? JsonListFile.ReadArray(file) : JsonListFile.ReadLines(file);
        CheckKeys(file, Rows(), needed);
        return Rows();
    }

    /// <summary>Goes through the list until every key was seen, which mostly is the first row: a misspelt key is an error, not a fault of each row.</summary>
    private static void CheckKeys(AnnotationFile file, IEnumerable<TableRow> rows, IReadOnlyList<string> needed)
    {
        var missing = needed.ToHashSet(StringComparer.Ordinal);
        var others = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.TakeWhile(_ => missing.Count > 0))
        {
            missing.ExceptWith(row.Columns);
            others.UnionWith(row.Columns.Take(MostKeysShown));
            if (others.Count > MostKeysShown)
            {
                others.ExceptWith([.. others.Skip(MostKeysShown)]);
            }
        }

        if (missing.Count > 0)
        {
            throw file.Unusable(
                $"no object has the key {string.Join(", ", needed.Where(missing.Contains))}; the keys are {Excerpt.Of(string.Join(", ", others))}. "
                + "Name the keys of the list in the declaration.");
        }
    }
}
