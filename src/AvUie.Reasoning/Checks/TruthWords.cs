using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>What a ground truth says, as plain words.</summary>
internal static class TruthWords
{
    /// <summary>The words that would give the answer away.</summary>
    public static IEnumerable<string> Labels(GroundTruth truth) => (truth switch
    {
        MatchTruth match => [match.AnchorEvent, match.FirstEvent, match.SecondEvent],
        ClassTruth one => [one.Label],
        AnswerTruth answer => [answer.Answer],
        ChoiceTruth choice when choice.Index >= 0 && choice.Index < choice.Options.Count => [choice.Options[choice.Index]],
        EventsTruth events => events.Events.Select(static one => one.Label),
        ParsingTruth parsing => parsing.Visual.Concat(parsing.Audio).Select(static one => one.Label),
        CaptionTruth caption => [caption.Text],
        RegionTruth region => [region.Object],
        ReferringTruth { Object: { } name } => [name],
        _ => (IEnumerable<string>)[],
    }).Select(static label => PlainText.Of(label, "")).Where(static label => label.Length > 0);

    /// <summary>Texts that a trace may quote word for word: the question, its options, the expression, declared texts.</summary>
    public static IEnumerable<string> Quotable(ReasoningRequest request) => (request.Truth switch
    {
        AnswerTruth answer => [answer.Question],
        ChoiceTruth choice => [choice.Question, .. choice.Options],
        ReferringTruth referring => [referring.Expression, PlainText.Of(referring.Expression, "")],
        _ => (IEnumerable<string>)[],
    }).Concat(request.Evidence.Where(static item => item.Source != EvidenceKinds.Measured).Select(static item => item.Value));

    /// <summary>Everything in it that may hold a number.</summary>
    public static IEnumerable<string> Texts(GroundTruth truth) => truth switch
    {
        AnswerTruth answer => [answer.Question, answer.Answer],
        ChoiceTruth choice => [choice.Question, .. choice.Options],
        EventsTruth events => Times(events.Events),
        ParsingTruth parsing => Times(parsing.Visual).Concat(Times(parsing.Audio)),
        ReferringTruth referring => [referring.Expression, referring.Object ?? "", .. Places(referring.Region)],
        MatchTruth match => [Number(match.Correct), match.AnchorEvent, match.FirstEvent, match.SecondEvent],
        RegionTruth region => [region.Object, .. Places(region.Region)],
        _ => Labels(truth),
    };

    private static IEnumerable<string> Places(Region? region) => region is null ? [] : region.Points
        .SelectMany(static point => new[] { point.X, point.Y })
        .Concat([region.Box.Left, region.Box.Top, region.Box.Right, region.Box.Bottom]).Select(Number);

    private static IEnumerable<string> Times(IReadOnlyList<TimedEvent> events) => events.SelectMany(static one =>
        one.Ranges.SelectMany(static range => new[] { Number(range.Start), Number(range.End) }).Append(one.Label));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
