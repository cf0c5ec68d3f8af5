using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A row of AVQA: a question with four options.</summary>
/// <param name="Row">The row.</param>
/// <param name="Clip">The VGGSound clip: YouTube id and start.</param>
/// <param name="Options">Four texts.</param>
/// <param name="Answer">0-based index of the right one, as the list gives it.</param>
internal sealed record AvqaQuestion(JsonRow Row, string Clip, IReadOnlyList<string> Options, int Answer)
{
    private const int OptionCount = 4;

    private static readonly Vocabulary Relations = new("Both", "View", "Sound");

    private static readonly Vocabulary Types = new("Which", "Come From", "Happening", "Where", "Why", "Before Next", "When", "Used For");

    /// <summary>Reads a row, or says why it cannot be used. Some rows have options that are null, or fewer than four.</summary>
    public static RowFault? Parse(JsonRow row, out AvqaQuestion? question)
    {
        question = null;
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        var clip = row.String("video_name");
        if (RowName.Check(row, "video_name", clip, RowName.VideoStart(), "a YouTube id and a start of six digits, '_' between them") is { } fault)
        {
            return fault;
        }

        if (row.Number("id") is not >= 0 || row.Number("video_id") is not >= 0)
        {
            return row.Reject(ReasonCode.BadRow, "id and video_id must be whole numbers");
        }

        if (row.String("question_text") is not { } text || string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
        {
            return row.Reject(ReasonCode.BadRow, "question_text must be a question on one line");
        }

        if (row.Strings("multi_choice") is not { Count: OptionCount } options || options.Any(option => option.Any(char.IsControl)))
        {
            return row.Reject(ReasonCode.BadRow, $"multi_choice must be {OptionCount} texts");
        }

        if (row.Number("answer") is not { } answer || answer < 0 || answer >= OptionCount || string.IsNullOrWhiteSpace(options[answer]))
        {
            return row.Reject(ReasonCode.BadRow, $"answer must be the number of an option that is not blank, 0..{OptionCount - 1}");
        }

        if (row.String("question_relation") is not { } relation || !Relations.Contains(relation))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"question_relation is not {Relations.Summary}");
        }

        if (row.String("question_type") is not { } type || !Types.Contains(type))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"question_type is not {Types.Summary}");
        }

        question = new AvqaQuestion(row, clip!, options, answer);
        return null;
    }

    /// <summary>The truth; of options of one text, which an answer cannot tell apart, the first.</summary>
    public ChoiceTruth Truth
    {
        get
        {
            var answer = Options[Answer].Trim();
            return new ChoiceTruth(
                Row.String("question_text")!, Options, Options.Select(option => option.Trim()).ToList().IndexOf(answer));
        }
    }
}
