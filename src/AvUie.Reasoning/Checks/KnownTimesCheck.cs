using System.Globalization;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>
/// Every point and stretch of time that borders an event must be the truth's or the evidence's, however it is spelt. An inference, and
/// any sentence that names the event or speaks of nothing measured, may only use the truth's times; a sentence about a measurement also
/// those of the evidence that its step cites, within the step.
/// </summary>
internal sealed partial class KnownTimesCheck : ITraceCheck
{
    public string Name => "known_times";

    public string? Reject(ReasoningTrace trace, ReasoningRequest request, string rendered)
    {
        var times = new KnownTimes(request);
        var all = request.Evidence.Select(static item => item.Id).ToArray();
        var everyCited = trace.Steps.SelectMany(static step => step.EvidenceIds).ToArray();
        var events = KnownTimes.Events(request.Truth)
            .Select(one => new NamedEvent(PlainText.Of(one.Label, "").ToLowerInvariant(), [.. one.Ranges.Select(times.Seconds)]))
            .Where(static one => one.Label.Any(char.IsLetter)).ToArray();
        foreach (var step in trace.Steps)
        {
            if (times.HasEvents && StepSpan(step, times) is { } wrong)
            {
                return wrong;
            }
        }

        foreach (var sentence in Joined(Sentence.Of(trace)))
        {
            var lower = NumberWords.ToDigits(sentence.Text);
            var mentions = TimeMention.In(lower);
            if (mentions.Count == 0)
            {
                continue;
            }

            var strict = times.HasEvents
                && (sentence.IsInference || !Measured().IsMatch(lower) || events.Any(one => lower.Contains(one.Label, StringComparison.Ordinal)));
            var cited = strict ? null : Spans(times, sentence, everyCited, all);
            for (var n = 0; n < mentions.Count; n++)
            {
                // Two times and no more are one stretch, whatever joins them and whichever comes first, unless two begin, or two end.
                var joined = n + 1 < mentions.Count && mentions[n].IsJoinedTo(mentions[n + 1], lower);
                if (joined || (mentions.Count == 2 && n == 0 && !AreTwoStretches(mentions[0], mentions[1], times, cited, NamesTwo(lower, events))))
                {
                    var (first, second) = joined || mentions[n].Value <= mentions[n + 1].Value ? (mentions[n], mentions[n + 1]) : (mentions[n + 1], mentions[n]);
                    if (!IsKnown(first, second, times, cited, sentence.Step, lower) || (joined && IsOfAnother(first, second, times, events, lower)))
                    {
                        return $"'{lower[mentions[n].Index..(mentions[n + 1].Index + mentions[n + 1].Length)]}' is a stretch of neither the truth nor the evidence";
                    }

                    n++;
                }
                else if (!IsKnown(mentions[n], times, cited))
                {
                    return $"'{lower.Substring(mentions[n].Index, mentions[n].Length)}' is a time of neither the truth nor the evidence";
                }
            }
        }

        return null;
    }

    /// <summary>Where one sentence says when something begins and the next when it ends, with one time each, the two are one; so are the halves around a semicolon.</summary>
    private static IEnumerable<Sentence> Joined(IEnumerable<Sentence> sentences)
    {
        Sentence? held = null;
        foreach (var sentence in sentences)
        {
            if (held is { } first && ReferenceEquals(first.Step, sentence.Step) && IsBeginningAndEnd(NumberWords.ToDigits(first.Text), NumberWords.ToDigits(sentence.Text)))
            {
                held = first with { Text = $"{first.Text} {sentence.Text}" };
                continue;
            }

            if (held is { } alone)
            {
                yield return alone;
            }

            held = sentence;
        }

        if (held is { } last)
        {
            yield return last;
        }
    }

    private static bool IsBeginningAndEnd(string first, string second) =>
        (first.EndsWith(';') || (Begins().IsMatch(first) && Ends().IsMatch(second)))
        && TimeMention.In(first).Count == 1 && (TimeMention.In(second).Count == 1 || (first.EndsWith(';') && TimeMention.In($"{first} {second}").Count == 2));

    /// <summary>Spans that the sentence may use. A step without evidence has none of its own, but where no event has times any measured span will do.</summary>
    private static List<(double Start, double End)> Spans(KnownTimes times, Sentence sentence, string[] everyCited, string[] all)
    {
        var (spans, any) = times.Cited(sentence.Step is { } step ? step.EvidenceIds : everyCited);
        return any || times.HasEvents ? spans : times.Cited(all).Spans;
    }

    private static bool IsKnown(TimeMention point, KnownTimes times, List<(double Start, double End)>? cited) =>
        Readings(point, times).Any(value => cited is null
            ? times.IsEventPoint(value)
            : times.IsPoint(value) || cited.Exists(span => KnownTimes.Same(span.Start, value) || KnownTimes.Same(span.End, value)));

    private static bool NamesTwo(string text, NamedEvent[] events) =>
        Again().IsMatch(text) || events.Select(static one => one.Label).Distinct().Count(label => text.Contains(label, StringComparison.Ordinal)) > 1;

    /// <summary>Both points are borders of the same kind, and the sentence is about two stretches, or about what was measured at two times.</summary>
    private static bool AreTwoStretches(TimeMention first, TimeMention second, KnownTimes times, List<(double Start, double End)>? cited, bool namesTwo)
    {
        var (one, other) = (first.Value, second.Value);
        return (namesTwo && ((times.IsBeginning(one) && times.IsBeginning(other)) || (times.IsEnd(one) && times.IsEnd(other))))
            || (cited is not null && ((cited.Exists(span => KnownTimes.Same(span.Start, one)) && cited.Exists(span => KnownTimes.Same(span.Start, other)))
                || (cited.Exists(span => KnownTimes.Same(span.End, one)) && cited.Exists(span => KnownTimes.Same(span.End, other)))));
    }

    private static bool IsKnown(TimeMention first, TimeMention second, KnownTimes times, List<(double Start, double End)>? cited, TraceStep? step, string text) =>
        Stretches(first, second, times).Any(stretch => cited is null
            ? times.IsEvent(stretch.Start, stretch.End)
            : times.IsEvent(stretch.Start, stretch.End) || (times.IsStretch(stretch.Start, stretch.End) && Absence().Count(text) == 1)
                || (cited.Exists(span => KnownTimes.Same(span.Start, stretch.Start) && KnownTimes.Same(span.End, stretch.End))
                    && (step?.Start is not { } from || stretch.Start >= from - KnownTimes.Tolerance) && (step?.End is not { } to || stretch.End <= to + KnownTimes.Tolerance)));

    /// <summary>Right behind a label that has times, a stretch must be of that label.</summary>
    private static bool IsOfAnother(TimeMention first, TimeMention second, KnownTimes times, NamedEvent[] events, string text)
    {
        foreach (var one in events.Where(static one => one.Ranges.Length > 0).OrderByDescending(static one => one.Label.Length))
        {
            var before = text.AsSpan(0, first.Index);
            var at = before.LastIndexOf(one.Label, StringComparison.Ordinal);
            var between = at < 0 ? "" : before[(at + one.Label.Length)..].Trim().ToString();
            if (at >= 0 && between is "" or "from" or "between" or "lasts from" or "runs from" or "is there from")
            {
                // The same label may stand twice, once a modality.
                return !events.Where(other => other.Label == one.Label).SelectMany(static other => other.Ranges.Append((other.Ranges.FirstOrDefault().Start, other.Ranges.LastOrDefault().End)))
                    .Any(range => Stretches(first, second, times).Any(stretch => KnownTimes.Same(range.Start, stretch.Start) && KnownTimes.Same(range.End, stretch.End)));
            }
        }

        return false;
    }

    /// <summary>The span of a step, which the shard keeps beside its sentence.</summary>
    private static string? StepSpan(TraceStep step, KnownTimes times)
    {
        if (step is not { Start: { } start, End: { } end } || times.IsStretch(start, end))
        {
            return null;
        }

        var (spans, any) = times.Cited(step.EvidenceIds);
        var within = !any || spans.Exists(span => KnownTimes.Same(span.Start, start)) || spans.Exists(span => KnownTimes.Same(span.End, end))
            || TimeMention.In(NumberWords.ToDigits(step.Observation)) is [] && spans.TrueForAll(span => span.Start >= start - KnownTimes.Tolerance && span.End <= end + KnownTimes.Tolerance);
        return within ? null : string.Create(CultureInfo.InvariantCulture, $"a step spans {start} s to {end} s, a stretch of neither the truth nor its evidence");
    }

    private static IEnumerable<double> Readings(TimeMention mention, KnownTimes times)
    {
        var unit = mention.InTenths ? times.Tenth : 1;
        return [mention.Value * unit, mention.Other * unit];
    }

    /// <summary>"The third to the fifth second" is 2 s to 5 s, or 3 s to 5 s.</summary>
    private static IEnumerable<(double Start, double End)> Stretches(TimeMention first, TimeMention second, KnownTimes times)
    {
        // "3 to 5 tenths": the first number has its unit from the second.
        var unit = second.InTenths ? times.Tenth : 1;
        return Readings(first with { InTenths = second.InTenths }, times).Distinct().Select(start => (start, second.Value * unit));
    }

    [GeneratedRegex(@"\b(?:begin\w*|start\w*|open\w*|onset|sets? (?:in|on)|comes? in|appear\w*|enters?|emerges?|arrives?|onwards?|first|kicks? off|breaks? out)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Begins();

    [GeneratedRegex(@"\b(?:ends?|ended|ending|stop\w*|clos\w+|offset|over|gone|fad\w+|vanish\w*|disappear\w*|cut off|drops? out|leaves?|shuts?|dies?|ceases?|finish\w*|last|rest)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(?:again|twice|both|each|respectively|another|first and then|once at|repeat\w*|recur\w*)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Again();

    // A pause, the rest of the clip or the whole of it is called so, once: silence before and silence after have the event between them.
    [GeneratedRegex(@"\b(?:silen\w+|quiet\w*|paus\w+|gaps?|nothing|never|none|without|rest|remain\w*|elsewhere|other|outside|before|whole|entire|throughout|clip)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Absence();

    // Words of measurement: a sentence that gives times and has none of them speaks of the event.
    [GeneratedRegex(@"dbfs|grey|\b(?:level|loud\w*|quiet\w*|silen\w+|paus\w+|heard|hear|sounds?|soundtrack|audio|audible|frames?|pictures?|images?|onsets?|attack\w*|spectr\w+|timbre|frequenc\w+|energy|pitch|bright\w*|dark\w*|mean|averages?|chang\w+|mov\w+|differ\w*|peaks?|measur\w+|rises?|stands out)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Measured();

    private sealed record NamedEvent(string Label, (double Start, double End)[] Ranges);
}
