using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A span file of LLP: <c>filename, onset, offset, event_labels</c>, TAB between them, one label and one span per row.</summary>
internal static class LlpSpanFile
{
    public const int ClipSeconds = 10;

    private static readonly TableFormat Format =
        new('\t', Quoted: false, HeaderRule.Required, ["filename", "onset", "offset", "event_labels"]);

    /// <summary>Adds the good rows to the spans and returns the others.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">The clips of the split lists.</param>
    /// <param name="targets">Where a row's span goes, by its <c>modality</c> field (null where the file has no such column).</param>
    public static IReadOnlyList<(TableRow Row, RowFault Fault)> Read(
        AnnotationFile file, IReadOnlyCollection<string> known, Func<string?, IReadOnlyList<DenseSpans>?> targets)
    {
        var rejected = new List<(TableRow, RowFault)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in DelimitedFile.Read(file, Format))
        {
            var fault = Check(row, known);
            var spans = fault is null ? targets(row.Find("modality")) : null;
            if (fault is null && spans is null)
            {
                fault = row.Reject(ReasonCode.BadRow, "modality must be audio, visual or both");
            }
            else if (fault is null && !seen.Add(row.Text))
            {
                fault = row.Reject(ReasonCode.DuplicateRow, "the same row stands further up");
            }

            if (fault is not null)
            {
                rejected.Add((row, fault));
                continue;
            }

            foreach (var modality in spans!)
            {
                modality.Add(row["filename"], row["event_labels"], Span(row), row);
            }
        }

        return rejected;
    }

    private static TimeRange Span(TableRow row) => new(row.Number("onset")!.Value, row.Number("offset")!.Value);

    /// <summary>The span is looked at before the name, so that a bad one counts as such even where no list names its clip.</summary>
    private static RowFault? Check(TableRow row, IReadOnlyCollection<string> known)
    {
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (RowName.CouldLeaveRoot(row["filename"]))
        {
            return row.Reject(ReasonCode.UnsafePath, "the filename could lead to another file");
        }

        if (CheckSpan(row) is { } fault)
        {
            return fault;
        }

        if (!known.Contains(row["filename"]))
        {
            return row.Reject(ReasonCode.OrphanName, $"no split list names the clip \"{Excerpt.Of(row["filename"])}\"");
        }

        return LlpLabels.All.Contains(row["event_labels"])
            ? null
            : row.Reject(ReasonCode.UnknownLabel, $"\"{Excerpt.Of(row["event_labels"])}\" is not {LlpLabels.All.Summary}");
    }

    private static RowFault? CheckSpan(TableRow row) => (row.Number("onset"), row.Number("offset")) switch
    {
        (null, _) or (_, null) => row.Reject(ReasonCode.BadRow, "onset and offset must be whole seconds"),
        var (onset, offset) when onset >= offset || offset > ClipSeconds => row.Reject(
            ReasonCode.BadSpan, $"{onset}-{offset} is no span of a clip of {ClipSeconds} seconds"),
        _ => null,
    };
}
