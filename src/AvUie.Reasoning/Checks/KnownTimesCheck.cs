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

        foreach (var sentence in Sentence.Of(trace))
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
                // Two times in a sentence about nothing but the event are its beginning and its end, whatever joins them.
                if (n + 1 < mentions.Count && (mentions[n].IsJoinedTo(mentions[n + 1], lower) || (cited is null && !sentence.IsInference && mentions.Count == 2)))
                {
                    if (!IsKnown(mentions[n], mentions[n + 1], times, cited, sentence.Step) || IsOfAnother(mentions[n], mentions[n + 1], times, events, lower))
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

    private static bool IsKnown(TimeMention first, TimeMention second, KnownTimes times, List<(double Start, double End)>? cited, TraceStep? step) =>
        Stretches(first, second, times).Any(stretch => cited is null
            ? times.IsEvent(stretch.Start, stretch.End)
            : times.IsStretch(stretch.Start, stretch.End)
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

    // Words of measurement: a sentence that gives times and has none of them speaks of the event.
    [GeneratedRegex(@"dbfs|grey|\b(?:level|loud\w*|quiet\w*|silen\w+|paus\w+|heard|hear|sounds?|soundtrack|audio|audible|frames?|pictures?|images?|onsets?|attack\w*|spectr\w+|timbre|frequenc\w+|energy|pitch|bright\w*|dark\w*|mean|averages?|chang\w+|mov\w+|differ\w*|peaks?|measur\w+|rises?|stands out)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Measured();

    private sealed record NamedEvent(string Label, (double Start, double End)[] Ranges);
}
