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
                format == ListFormat.Csv ? ',' : '\t', Quoted: format == ListFormat.Csv, places is null ? HeaderRule.Required : HeaderRule.Optional, places ?? needed));
        }

        var rows = format == ListFormat.Json ? JsonListFile.ReadArray(file) : [.. JsonListFile.ReadLines(file)];
        var found = rows.SelectMany(row => row.Columns).ToHashSet(StringComparer.Ordinal);
        var missing = needed.Where(column => !found.Contains(column)).ToList();
        return missing.Count == 0 ? rows : throw file.Unusable(
            $"no object has the key {string.Join(", ", missing)}; the keys are {Excerpt.Of(string.Join(", ", found.Order(StringComparer.Ordinal)))}. "
            + "Name the keys of the list in the declaration.");
    }
}
