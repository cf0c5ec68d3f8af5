using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>The label of a truth as a sentence would say it.</summary>
internal static class TrueLabel
{
    public static string Of(ReasoningRequest request) => request.Truth switch
    {
        MatchTruth match => match.Correct == 1 ? "the first candidate" : "the second candidate",
        ClassTruth one => one.Label,
        AnswerTruth answer => answer.Answer,
        ChoiceTruth choice => choice.Options[choice.Index],
        EventsTruth { Events: [var first, ..] } => first.Label,
        ParsingTruth { Audio: [var first, ..] } => first.Label,
        ParsingTruth { Visual: [var first, ..] } => first.Label,
        RegionTruth region => region.Object,
        ReferringTruth { Object: { } name } => name,
        _ => "nothing of the kind",
    };
}
