using System.Text.RegularExpressions;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>A row of MUSIC-AVQA: a question template with its values. <c>type</c> and <c>templ_values</c> are JSON inside a text.</summary>
/// <param name="Row">The row.</param>
/// <param name="VideoId">Eight digits, after letters for a synthetic video; leading zeros count.</param>
/// <param name="QuestionId">Unique over the dataset.</param>
/// <param name="Template">The question with slots.</param>
/// <param name="Values">As many as there are slots.</param>
internal sealed partial record MusicAvqaQuestion(JsonRow Row, string VideoId, int QuestionId, string Template, IReadOnlyList<string> Values)
{
    /// <summary>The dataset spells the field so.</summary>
    private const string AnswerField = "anser";

    public string Answer => Row.String(AnswerField)!;

    /// <summary>A real video was recorded as it is; of the others, sound or picture was exchanged.</summary>
    public bool IsReal => char.IsAsciiDigit(VideoId[0]);

    /// <summary>Reads a row, or says why it cannot be used.</summary>
    public static RowFault? Parse(JsonRow row, out MusicAvqaQuestion? question)
    {
        question = null;
        if (row.Fault is not null)
        {
            return row.Reject(ReasonCode.BadRow, row.Fault);
        }

        var video = row.String("video_id");
        if (RowName.Check(row, "video_id", video, VideoIdForm(), "a text of eight digits, after sa, va, vv, esa, eva or evv for a synthetic video") is { } fault)
        {
            return fault;
        }

        if (row.Number("question_id") is not { } id || id < 0)
        {
            return row.Reject(ReasonCode.BadRow, "question_id must be a whole number");
        }

        if (row.Number("question_deleted") is not 0)
        {
            return row.Reject(ReasonCode.BadRow, "question_deleted must be 0");
        }

        if (JsonText.StringsWithin(row.String("type")) is not { } type || !MusicAvqaLabels.Types.Contains(string.Join('/', type)))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"type is not {MusicAvqaLabels.Types.Summary}, as a JSON array inside a text");
        }

        if (row.String("question_content") is not { } template || string.IsNullOrWhiteSpace(template) || template.Any(char.IsControl))
        {
            return row.Reject(ReasonCode.BadRow, "question_content must be a question on one line");
        }

        if (JsonText.StringsWithin(row.String("templ_values")) is not { } values || values.Any(value => value.Any(char.IsControl)))
        {
            return row.Reject(ReasonCode.BadRow, "templ_values must be a JSON array of texts inside a text");
        }

        if (values.Count != QuestionTemplate.Slots(template))
        {
            return row.Reject(ReasonCode.BadRow, $"the question has {QuestionTemplate.Slots(template)} slots and {values.Count} values");
        }

        if (row.String(AnswerField) is not { } answer || !MusicAvqaLabels.Answers.Contains(answer))
        {
            return row.Reject(ReasonCode.UnknownLabel, $"{AnswerField} is not {MusicAvqaLabels.Answers.Summary}");
        }

        question = new MusicAvqaQuestion(row, video!, id, template, values);
        return null;
    }

    [GeneratedRegex(@"\A(e?sa|e?va|e?vv)?[0-9]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex VideoIdForm();
}
