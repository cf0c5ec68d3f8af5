namespace AvUie.Core;

/// <summary>Matching (a2v, v2a): which of two candidates fits the anchor.</summary>
/// <param name="Correct">1 or 2.</param>
/// <param name="AnchorEvent">Event of the single clip.</param>
/// <param name="FirstEvent">Event of the first candidate.</param>
/// <param name="SecondEvent">Event of the second candidate.</param>
public sealed record MatchTruth(int Correct, string AnchorEvent, string FirstEvent, string SecondEvent) : GroundTruth;

/// <summary>One class for the whole clip: actions and emotions.</summary>
/// <param name="Label">The class as the answer spells it.</param>
public sealed record ClassTruth(string Label) : GroundTruth;

/// <summary>A short answer to a question (avqa).</summary>
/// <param name="Question">The question as asked.</param>
/// <param name="Answer">The answer's text.</param>
public sealed record AnswerTruth(string Question, string Answer) : GroundTruth;

/// <summary>One of several options (avqa_thu).</summary>
/// <param name="Question">The question as asked.</param>
/// <param name="Options">The options in their order.</param>
/// <param name="Index">0-based index of the right one.</param>
public sealed record ChoiceTruth(string Question, IReadOnlyList<string> Options, int Index) : GroundTruth
{
    /// <inheritdoc/>
    public bool Equals(ChoiceTruth? other) =>
        other is not null && Question == other.Question && Index == other.Index && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Question, Index, Options.Count);
}

/// <summary>A half-open range on the task's time grid: whole seconds of the clip, or tenths of it for unav (see <see cref="EventsTruth.InSeconds"/>).</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">The unit after the last, above <paramref name="Start"/>.</param>
public readonly record struct TimeRange(int Start, int End);

/// <summary>An event label with its ranges, in the order of time.</summary>
/// <param name="Label">The event.</param>
/// <param name="Ranges">Its ranges; empty where the source gives no times (weak labels).</param>
public sealed record TimedEvent(string Label, IReadOnlyList<TimeRange> Ranges)
{
    /// <inheritdoc/>
    public bool Equals(TimedEvent? other) => other is not null && Label == other.Label && Ranges.SequenceEqual(other.Ranges);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Label, Ranges.Count);
}

/// <summary>Events with times, modality open: ave (exactly one event, one range) and unav (several).</summary>
/// <param name="Events">The events in order of first appearance.</param>
public sealed record EventsTruth(IReadOnlyList<TimedEvent> Events) : GroundTruth
{
    /// <summary>
    /// Ranges are whole seconds although the task's grid is tenths (unav by option). An answer's text does not say so: two truths that
    /// differ in nothing else are equal.
    /// </summary>
    public bool InSeconds { get; init; }

    /// <inheritdoc/>
    public bool Equals(EventsTruth? other) => other is not null && Events.SequenceEqual(other.Events);

    /// <inheritdoc/>
    public override int GetHashCode() => Events.Count;
}

/// <summary>Events per modality (avvp). A modality without events is legal.</summary>
/// <param name="Visual">Visible events.</param>
/// <param name="Audio">Audible events.</param>
public sealed record ParsingTruth(IReadOnlyList<TimedEvent> Visual, IReadOnlyList<TimedEvent> Audio) : GroundTruth
{
    /// <inheritdoc/>
    public bool Equals(ParsingTruth? other) =>
        other is not null && Visual.SequenceEqual(other.Visual) && Audio.SequenceEqual(other.Audio);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Visual.Count, Audio.Count);
}

/// <summary>A caption (avcap).</summary>
/// <param name="Text">The caption.</param>
public sealed record CaptionTruth(string Text) : GroundTruth;

/// <summary>The sounding object and its place (s4, ms3, arig).</summary>
/// <param name="Object">The reference's <c>a_obj</c>; several names are joined by ", ".</param>
/// <param name="Region">Box and points from the mask; null until decode has read it.</param>
public sealed record RegionTruth(string Object, Region? Region) : GroundTruth;

/// <summary>A described object that may be absent (ref_avs).</summary>
/// <param name="Expression">The referring expression.</param>
/// <param name="Object">The object's name; null where the row is a null row.</param>
/// <param name="Region">Box and points; null until decode has read the mask, and null where the object is absent.</param>
public sealed record ReferringTruth(string Expression, string? Object, Region? Region) : GroundTruth;

/// <summary>
/// A finished text of which no label can be read, of any task: some rows of the published release have nothing else. It carries what the
/// instruction takes, so that the question is asked as the release asks it.
/// </summary>
/// <param name="Text">The published target; of a test row, the expected output that the reference's loader makes.</param>
/// <param name="Question">The question as asked; empty where the task has none.</param>
/// <param name="Options">The options as the instruction prints them; empty where the task has none.</param>
/// <param name="Expression">The referring expression; empty where the task has none.</param>
public sealed record TextTruth(string Text, string Question = "", string Options = "", string Expression = "") : GroundTruth;
