namespace AvUie.Reasoning;

/// <summary>How far the stretches that somebody gives an event are those of the truth.</summary>
internal static class EventOverlap
{
    /// <summary>Intersection over union of the stretches of a label; 1 where the truth has no times. The worse modality counts.</summary>
    public static double Of(IReadOnlyList<JudgedEvent> right, IReadOnlyList<JudgedEvent> said, string label)
    {
        var own = right.Where(one => AnswerComparison.Same(one.Label, label)).ToArray();
        return own.Select(static one => one.Modality).Distinct().Min(modality =>
        {
            var (wanted, found) = (Spans(own, modality), Spans([.. said.Where(one => AnswerComparison.Same(one.Label, label))], modality));
            if (wanted.Count == 0)
            {
                return 1.0;
            }

            var cuts = wanted.Concat(found).SelectMany(static span => new[] { span.Start, span.End }).Distinct().Order().ToArray();
            var (both, either) = (0.0, 0.0);
            for (var index = 1; index < cuts.Length; index++)
            {
                var (length, middle) = (cuts[index] - cuts[index - 1], (cuts[index] + cuts[index - 1]) / 2);
                var (inWanted, inFound) = (wanted.Any(span => span.Start < middle && middle < span.End), found.Any(span => span.Start < middle && middle < span.End));
                both += inWanted && inFound ? length : 0;
                either += inWanted || inFound ? length : 0;
            }

            return either == 0 ? 0 : both / either;
        });
    }

    private static List<(double Start, double End)> Spans(IReadOnlyList<JudgedEvent> events, string modality) =>
    [
        .. events.Where(one => one.Modality == modality || modality == JudgedEvent.Either || one.Modality == JudgedEvent.Either)
            .Where(static one => one is { Start: not null, End: not null } && one.End > one.Start).Select(static one => (one.Start!.Value, one.End!.Value)),
    ];
}
