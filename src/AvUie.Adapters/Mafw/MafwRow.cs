using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>
/// A line of a fold list. Without captions: clip and emotion, blanks between them, one or more. With captions: clip, emotion, Chinese and
/// English description, TAB between them.
/// </summary>
/// <param name="Clip">The clip's number.</param>
/// <param name="Emotion">One of the eleven.</param>
/// <param name="Captions">Chinese and English; null in lists without.</param>
internal sealed record MafwRow(ClipNumber Clip, string Emotion, (string Chinese, string English)? Captions)
{
    private const string Extension = ".mp4";
    private const string ClipColumn = "clip";
    private const string EmotionColumn = "emotion";
    private const string ChineseColumn = "Chinese";
    private const string EnglishColumn = "English";

    private static readonly string[] Plain = [ClipColumn, EmotionColumn];
    private static readonly string[] Captioned = [ClipColumn, EmotionColumn, ChineseColumn, EnglishColumn];

    /// <summary>The lines as rows; those of another number of fields have a fault.</summary>
    public static IEnumerable<TableRow> Read(AnnotationFile file, bool captions)
    {
        var columns = captions ? Captioned : Plain;
        foreach (var line in file.Lines())
        {
            var fields = captions
                ? line.Text.Split('\t', StringSplitOptions.TrimEntries)
                : line.Text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var fault = line.Fault
                ?? (fields.Length == columns.Length ? null
                    : $"the row has {fields.Length} fields, expected {columns.Length} ({string.Join(", ", columns)})");
            yield return new TableRow(new(file.Relative, line.Number), line.Text, fault, columns, fault is null ? fields : []);
        }
    }

    /// <summary>What a row says, or why it cannot be used.</summary>
    public static RowFault? Parse(TableRow row, out MafwRow? parsed)
    {
        parsed = null;
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        var name = row[ClipColumn];
        if (RowName.CouldLeaveRoot(name))
        {
            return row.Reject(ReasonCode.UnsafePath, $"clip \"{Excerpt.Of(name)}\" could lead to another file; expected a name such as 00025.mp4");
        }

        if (!name.EndsWith(Extension, StringComparison.Ordinal) || ClipNumber.Parse(name[..^Extension.Length]) is not { } clip)
        {
            return row.Reject(ReasonCode.BadRow, $"clip \"{Excerpt.Of(name)}\" is no number of one to five digits with {Extension}");
        }

        if (!MafwEmotions.All.Contains(row[EmotionColumn]))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"\"{Excerpt.Of(row[EmotionColumn])}\" is not {MafwEmotions.All.Summary}");
        }

        var english = row.Find(EnglishColumn);
        parsed = new MafwRow(clip, row[EmotionColumn], english is null ? null : (row[ChineseColumn], english));
        return null;
    }
}
