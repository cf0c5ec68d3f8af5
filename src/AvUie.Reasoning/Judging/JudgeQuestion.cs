using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>What a judge is asked about a sample, and what the right answer would be.</summary>
/// <param name="Options">The options in the order shown; empty for a free answer.</param>
/// <param name="Right">The option that is right; null where events are asked for.</param>
/// <param name="Events">The events that are right, in seconds; empty where an option is asked for.</param>
internal sealed record JudgeQuestion(IReadOnlyList<string> Options, string? Right, IReadOnlyList<JudgedEvent> Events)
{
    private const string Absent = "the object is absent";

    /// <summary>What the judge is asked for, in words.</summary>
    public string Form => Events.Count > 0 ? "the events with their stretches" : "one of the options";

    /// <summary>The question of a sample; wrong options are drawn from other samples' labels as a function of the sample's id alone.</summary>
    public static JudgeQuestion Of(ReasoningRequest request, int wrongOptions) => request.Truth switch
    {
        ChoiceTruth choice => new JudgeQuestion(choice.Options, choice.Options.ElementAtOrDefault(choice.Index), []),
        MatchTruth match => new JudgeQuestion(["1", "2"], FormattableString.Invariant($"{match.Correct}"), []),
        ClassTruth single => Pick(request, single.Label, wrongOptions),
        AnswerTruth answer => Pick(request, answer.Answer, wrongOptions),
        CaptionTruth caption => Pick(request, caption.Text, wrongOptions),
        RegionTruth region => Pick(request, region.Object, wrongOptions),
        ReferringTruth referring => Pick(request, referring.Object ?? Absent, wrongOptions),
        EventsTruth events => List(request, Seconds(request, events.Events, Either), wrongOptions),
        ParsingTruth parsing => List(request, [.. Seconds(request, parsing.Visual, "visual"), .. Seconds(request, parsing.Audio, "audio")], wrongOptions),
        var other => throw new ArgumentException($"no question for {other.GetType().Name}", nameof(request)),
    };

    public const string Either = "either";

    private static JudgeQuestion Pick(ReasoningRequest request, string right, int wrongOptions) => new(Shuffled(request, [right], wrongOptions), right, []);

    private static JudgeQuestion List(ReasoningRequest request, IReadOnlyList<JudgedEvent> events, int wrongOptions) =>
        new(Shuffled(request, [.. events.Select(static one => one.Label).Distinct()], wrongOptions), null, events);

    private static string[] Shuffled(ReasoningRequest request, IReadOnlyList<string> right, int wrongOptions) =>
    [
        .. request.OtherLabels.Where(label => !right.Contains(label, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(label => Draw(request, label)).ThenBy(static label => label, StringComparer.Ordinal).Take(wrongOptions)
            .Concat(right).OrderBy(label => Draw(request, label)).ThenBy(static label => label, StringComparer.Ordinal),
    ];

    private static int Draw(ReasoningRequest request, string label) => new Variation($"{request.SampleId}\n{label}").Below(int.MaxValue);

    private static IReadOnlyList<JudgedEvent> Seconds(ReasoningRequest request, IReadOnlyList<TimedEvent> events, string modality)
    {
        var scale = TimeScale.Of(new TraceDraft(request));
        return
        [
            .. events.SelectMany(one => one.Ranges.Count == 0
                ? [new JudgedEvent(one.Label, modality, null, null)]
                : one.Ranges.Select(range => scale.Seconds(range)).Select(span => new JudgedEvent(one.Label, modality, span.Start, span.End))),
        ];
    }
}

/// <summary>A stretch of an event.</summary>
/// <param name="Label">The event.</param>
/// <param name="Modality"><c>audio</c>, <c>visual</c> or <c>either</c>.</param>
/// <param name="Start">First second; null where it is not known.</param>
/// <param name="End">Second after the last.</param>
internal sealed record JudgedEvent(string Label, string Modality, double? Start, double? End);
