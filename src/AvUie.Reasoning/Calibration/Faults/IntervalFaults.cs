using System.Globalization;
using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>An event's times shifted to where the event is not.</summary>
internal static class IntervalFaults
{
    public static IEnumerable<IFault> All =>
    [
        .. Faults.OfPhrases("interval", "intervals", static phrases => (good, random) =>
            IntervalSlots.Of(good.Request, random, shift: true) is { } slots && phrases.Where(slots.CanFill).ToArray() is { Length: > 0 } sayable
                ? Said(good, slots, slots.Fill(sayable[random.Next(sayable.Length)]), random) : null),
        new Fault("interval", "in_place", true, static (good, random) => Moved(good, random, spans: false)),
        new Fault("interval", "in_place_with_step", false, static (good, random) => Moved(good, random, spans: true)),
        new Fault("interval", "answer", false, Answer),
    ];

    /// <summary>
    /// The sentence in the inference, in a step of its own, or in a step whose evidence has none of its times: beside evidence that begins
    /// or ends there, it may be true of what was measured.
    /// </summary>
    private static CalibrationCase Said(CalibrationCase good, IntervalSlots slots, string sentence, Random random)
    {
        var evidence = good.Request.Evidence.ToLookup(static item => item.Id, StringComparer.Ordinal);
        bool Borders(EvidenceItem item) => item.Start is { } from && item.End is { } to && from < slots.End + 1 && to > slots.Start - 1;
        var places = Enumerable.Range(0, good.Trace.Steps.Count).Where(n => !good.Trace.Steps[n].EvidenceIds.SelectMany(id => evidence[id]).Any(Borders)).ToArray();
        return random.Next(places.Length + 2) switch
        {
            0 => good.With(good.Trace with { Inference = $"{good.Trace.Inference} {sentence}" }),
            1 => good.With(good.Trace with { Steps = [.. good.Trace.Steps, new TraceStep(Modality.Visual, null, null, sentence, [])] }),
            var place => good.With(good.Trace with
            {
                Steps = [.. good.Trace.Steps.Select((step, n) => n == places[place - 2] ? step with { Observation = $"{step.Observation} {sentence}" } : step)],
            }),
        };
    }

    /// <summary>Every "from 2 s to 5 s" of the event, and with <paramref name="spans"/> also the steps' own spans.</summary>
    private static CalibrationCase? Moved(CalibrationCase good, Random random, bool spans)
    {
        if (IntervalSlots.Of(good.Request, random, shift: true) is not { } to)
        {
            return null;
        }

        var (start, end) = (to.True.Start * to.Unit, to.True.End * to.Unit);
        string Text(string text)
        {
            foreach (var (from, joint) in (ReadOnlySpan<(string, string)>)[("from", "to"), ("from", "until"), ("between", "and")])
            {
                text = text.Replace($"{from} {Number(start)} s {joint} {Number(end)} s", $"{from} {Number(to.Start)} s {joint} {Number(to.End)} s", StringComparison.Ordinal);
            }

            return to.Unit == 1 ? text : text.Replace(
                $"from {Number(to.True.Start)} to {Number(to.True.End)} tenths", $"from {Number(to.Start / to.Unit)} to {Number(to.End / to.Unit)} tenths", StringComparison.Ordinal);
        }

        var steps = good.Trace.Steps.Select(step => step with
        {
            Observation = Text(step.Observation),
            Start = spans && step.Start == start && step.End == end ? to.Start : step.Start,
            End = spans && step.Start == start && step.End == end ? to.End : step.End,
        }).ToArray();
        var trace = good.Trace with { Steps = steps, Inference = Text(good.Trace.Inference) };
        return TraceRenderer.Text(trace) == TraceRenderer.Text(good.Trace) ? null : good.With(trace);
    }

    private static CalibrationCase? Answer(CalibrationCase good, Random random)
    {
        if (IntervalSlots.Of(good.Request, random, shift: true) is not { } to)
        {
            return null;
        }

        var (start, end) = (Number(to.Start / to.Unit), Number(to.End / to.Unit));
        var answer = good.Answer.Replace($"({to.True.Start} {to.True.End})", $"({start} {end})", StringComparison.Ordinal)
            .Replace($"<range>{to.True.Start},{to.True.End}</range>", $"<range>{start},{end}</range>", StringComparison.Ordinal);
        return answer == good.Answer ? null : good with { Rendered = good.Rendered[..^good.Answer.Length] + answer };
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
