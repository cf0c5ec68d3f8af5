using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A row of a split list: a clip and its labels without times.</summary>
/// <param name="Row">The row.</param>
/// <param name="Fault">Why it cannot be used; null where it can.</param>
internal sealed record LlpClip(TableRow Row, RowFault? Fault)
{
    /// <summary>YouTube id, start and end; empty where the row has no fields.</summary>
    public string Name => Row.Fault is null ? Row["filename"] : string.Empty;

    /// <summary>The list's labels, each once, without times. Which modality holds them is not known.</summary>
    public IReadOnlyList<TimedEvent> WeakEvents =>
        Row.Fault is null ? [.. Labels(Row).Distinct(StringComparer.Ordinal).Select(label => new TimedEvent(label, []))] : [];

    public static IReadOnlyList<LlpClip> ReadList(AnnotationFile file, TableFormat format)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. DelimitedFile.Read(file, format).Select(row => new LlpClip(row, Check(row) ?? Repeated(row, seen)))];
    }

    public SourceSample Sample(string id, Split split, ParsingTruth truth, string origin)
    {
        // The name of the file has no times; ids are cut by position, for they hold '_' themselves.
        var video = Name[..RowName.VideoIdLength];
        var path = $"LLP_dataset/video/{video}.mp4";
        return new SourceSample
        {
            Id = id,
            Source = "llp",
            Task = "avvp",
            Split = split,
            Media = [new(MediaRole.Video, path), new(MediaRole.Audio, path)],
            Truth = truth,
            Annotation = Row.At,
            Clips = [RowName.Seconds(Name)],
            LabelOrigin = origin,
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["filename"] = FieldText.Of(Name),
                ["vid"] = FieldText.Of(video),
                // The spelling of the reference's test record is not published; what its loader expects as answer is ours.
                ["event"] = FieldText.Of(split == Split.Train ? Row["event_labels"] : AnswerGrammar.TestOutput("avvp", truth)!),
            },
        };
    }

    private static string[] Labels(TableRow row) => row["event_labels"].Split(',');

    private static RowFault? Repeated(TableRow row, HashSet<string> seen) =>
        seen.Add(row.Text) ? null : row.Reject(ReasonCode.DuplicateRow, "the same row stands further up");

    private static RowFault? Check(TableRow row)
    {
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        if (RowName.Check(row, "filename", RowName.VideoSeconds(), "a YouTube id, start and end in seconds, '_' between them") is { } fault)
        {
            return fault;
        }

        var unknown = Labels(row).FirstOrDefault(label => !LlpLabels.All.Contains(label));
        return unknown is null
            ? null
            : row.Reject(ReasonCode.UnknownLabel, $"\"{Excerpt.Of(unknown)}\" is not {LlpLabels.All.Summary}");
    }
}
