using System.Globalization;
using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Comparison;

/// <summary>What of a record or sample is compared: who it is and what its label says.</summary>
/// <param name="Key">Who it is, in words that both sides know.</param>
/// <param name="Label">The label as text.</param>
/// <param name="Box">The box of an image task where it is known.</param>
internal readonly record struct ComparedRecord(string Key, string Label, PixelBox? Box)
{
    /// <summary>
    /// The key of a record: the names of its media without folders and extensions, each once, and what tells samples of one clip apart.
    /// </summary>
    /// <remarks>
    /// avqa: the question's id. avqa_thu: the row's id. s4, ms3, arig: the clip's folder and the frame. ref_avs: the clip's folder, the
    /// expression in lower case and, in test, the frame (in training the release drew one frame of ten, ours another). All others: the
    /// media's names.
    /// </remarks>
    public static string KeyOf(string task, Split split, IReadOnlyList<string> media, IReadOnlyDictionary<string, string> fields, GroundTruth truth, int? frame)
    {
        var number = (frame ?? 0).ToString(CultureInfo.InvariantCulture);
        return task switch
        {
            "avqa" when Field(fields, "question_id") is { } id => id,
            "avqa_thu" when Field(fields, "id") is { } id => id,
            "s4" or "ms3" or "arig" => $"{ClipFolder(media[0])} {number}",
            "ref_avs" => $"{ClipFolder(media[0])} {(split == Split.Train ? "" : number + " ")}{PythonText.Lower(Expression(truth))}",
            _ => string.Join(' ', media.Select(Path.GetFileNameWithoutExtension).Distinct()),
        };
    }

    /// <summary>
    /// The label as both sides spell it: lower case, letters and digits only (classes without spaces: UCF101 writes CamelCase). Empty where
    /// the label cannot be read.
    /// </summary>
    public static string LabelOf(GroundTruth truth) => truth is ClassTruth known ? Plain(known.Label).Replace(" ", "", StringComparison.Ordinal) : Plain(truth switch
    {
        MatchTruth match => match.Correct.ToString(CultureInfo.InvariantCulture),
        AnswerTruth answer => answer.Answer,
        ChoiceTruth choice => choice.Options.ElementAtOrDefault(choice.Index) ?? "",
        EventsTruth events => Events(events.Events),
        ParsingTruth parsing => $"visual {Events(parsing.Visual)} audio {Events(parsing.Audio)}",
        CaptionTruth caption => caption.Text,
        RegionTruth region => region.Object,
        ReferringTruth referring => referring.Region is null && referring.Object is null ? "absent" : "there",
        TextTruth => "",
        _ => throw new ArgumentOutOfRangeException(nameof(truth), truth, "no such truth"),
    });

    /// <summary>The box of a label.</summary>
    public static PixelBox? BoxOf(GroundTruth truth) => truth switch
    {
        RegionTruth { Region: { } region } => region.Box,
        ReferringTruth { Region: { } region } => region.Box,
        _ => null,
    };

    private static string Expression(GroundTruth truth) => truth switch
    {
        ReferringTruth referring => referring.Expression,
        TextTruth text => text.Expression,
        _ => "",
    };

    /// <summary><c>…/{clip}/frames/0.jpg</c>.</summary>
    private static string ClipFolder(string path) => path.Split('/') is [.., var clip, _, _] ? clip : path;

    private static string? Field(IReadOnlyDictionary<string, string> fields, string name)
    {
        if (!fields.TryGetValue(name, out var json))
        {
            return null;
        }

        using var value = JsonDocument.Parse(json);
        return PythonText.Str(value.RootElement);
    }

    private static string Events(IReadOnlyList<TimedEvent> events) => string.Join(
        ' ', events.OrderBy(static e => e.Label, StringComparer.OrdinalIgnoreCase)
            .Select(static e => $"{e.Label} {string.Join(' ', e.Ranges.Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Start} {r.End}")))}"));

    private static string Plain(string text)
    {
        var words = new string([.. text.Select(static c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words);
    }
}
