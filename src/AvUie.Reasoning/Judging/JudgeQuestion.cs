using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>What is asked about a sample, and what the right answer would be. Each part is null where it is not asked for.</summary>
/// <param name="Options">The options in the order shown.</param>
/// <param name="Right">The option that is right.</param>
/// <param name="Events">The events that are right, in seconds.</param>
/// <param name="Place">The place that is right.</param>
internal sealed record JudgeQuestion(IReadOnlyList<string> Options, string? Right, IReadOnlyList<JudgedEvent>? Events = null, JudgedPlace? Place = null)
{
    private const string Absent = "the object is absent";

    // A lucky guess among 16 is rare enough to be left to the checks.
    private const int WrongOptionsOfBlind = 15;

    /// <summary>What is asked for, in words.</summary>
    public string Form => Events is not null ? "the events with their stretches"
        : Place is not null ? "one of the options, with the box and the points of the object"
        : "one of the options";

    /// <summary>The question whose answer a trace must lead to: of a place, only what its observations say in numbers.</summary>
    /// <param name="request">The sample.</param>
    /// <param name="trace">The trace to be judged.</param>
    /// <param name="wrongOptions">Wrong options, drawn from other samples' labels as a function of the sample's id alone.</param>
    public static JudgeQuestion Of(ReasoningRequest request, ReasoningTrace trace, int wrongOptions) =>
        Of(request, wrongOptions, region => StatedPlace.Of(trace, region));

    /// <summary>The question of a sample for somebody who answers from the media: all of the label.</summary>
    public static JudgeQuestion Blind(ReasoningRequest request) =>
        Of(request, WrongOptionsOfBlind, static region => region is null ? null : new JudgedPlace(region, NeedsBox: true, NeedsPoints: true));

    // The table of truths: what is asked for, and what it is held against.
    private static JudgeQuestion Of(ReasoningRequest request, int wrongOptions, Func<Region?, JudgedPlace?> place) => request.Truth switch
    {
        ChoiceTruth choice => new JudgeQuestion(choice.Options, choice.Options.ElementAtOrDefault(choice.Index)),
        MatchTruth match => new JudgeQuestion(["1", "2"], FormattableString.Invariant($"{match.Correct}")),
        ClassTruth single => Pick(request, single.Label, wrongOptions),
        AnswerTruth answer => Pick(request, answer.Answer, wrongOptions),
        CaptionTruth caption => Pick(request, caption.Text, wrongOptions),
        RegionTruth region => Pick(request, region.Object, wrongOptions) with { Place = place(region.Region) },
        ReferringTruth referring => Pick(request, referring.Object ?? Absent, wrongOptions) with { Place = place(referring.Region) },
        EventsTruth events => List(request, Seconds(request, events.Events, JudgedEvent.Either), wrongOptions),
        ParsingTruth parsing => List(request, [.. Seconds(request, parsing.Visual, "visual"), .. Seconds(request, parsing.Audio, "audio")], wrongOptions),
        var other => throw new ArgumentException($"no question for {other.GetType().Name}", nameof(request)),
    };

    private static JudgeQuestion Pick(ReasoningRequest request, string right, int wrongOptions) => new(Shuffled(request, [right], wrongOptions), right);

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
