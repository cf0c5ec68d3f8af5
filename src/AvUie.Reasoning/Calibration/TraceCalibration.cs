using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>
/// Plants known faults into good traces and counts what the rule checks find. A fault is found where a check objects that was silent
/// about the good trace. A function of its arguments: the same cases and seed give the same report.
/// </summary>
public static class TraceCalibration
{
    /// <summary>Recall that is asked for, of the families that rules alone can find.</summary>
    public const double LeastRecall = 0.99;

    /// <summary>Kind of the faults that came with the traces; no phrase has one of several words.</summary>
    internal const string OfTheFile = "of the file";

    /// <summary>Share of good traces that may be rejected.</summary>
    public const double MostFalseAlarms = 0.01;

    /// <summary>The families of faults that the goal speaks of. A swapped label and an invented sound also need a judge.</summary>
    public static IReadOnlyList<string> GoalFamilies { get; } = ["leak", "interval", "box", "format"];

    /// <summary>Good traces of all task families: half by the template, half in the words of a language model, a quarter in think style.</summary>
    public static IEnumerable<CalibrationCase> Synthetic(int count, int seed)
    {
        var made = 0;
        for (var n = 0; made < count; n++)
        {
            var request = SyntheticRequests.Request(unchecked((seed * 1_000_003) + n));
            if (request.Evidence.Count == 0 || AnswerGrammar.StandsAlone(request.Task) || AnswerGrammar.Render(request.Task, request.Truth) is RenderedAnswer.Failure)
            {
                continue;
            }

            if ((made % 2 == 0 ? TemplateReasoner.Reason(request).Trace : ProseTraces.Write(request, n)) is { } trace)
            {
                made++;
                yield return CalibrationCase.Of(request, trace, made % 4 == 0 ? TraceStyle.Think : TraceStyle.V2);
            }
        }
    }

    /// <summary>Plants and counts: for every good case one seen and one held-out kind of each family, kinds taking turns.</summary>
    /// <param name="cases">Cases; those with a <see cref="CalibrationCase.Fault"/> are counted as they are.</param>
    /// <param name="checks">The checks to measure.</param>
    /// <param name="seed">Seed of where and which.</param>
    public static CalibrationReport Run(IEnumerable<CalibrationCase> cases, IReadOnlyList<ITraceCheck> checks, int seed)
    {
        var report = new CalibrationCounter(checks);
        var groups = Faults.All.GroupBy(static fault => (fault.Family, fault.Seen)).Select(static group => group.ToArray()).ToArray();
        var number = 0;
        foreach (var one in cases)
        {
            var objections = Names(checks, one);
            if (one.Fault is { } fault)
            {
                report.Found(fault, OfTheFile, seen: false, objections, one);
                continue;
            }

            report.Good(objections, one);
            foreach (var kinds in groups)
            {
                Plant(kinds, one, objections, number, seed, checks, report);
            }

            number++;
        }

        return report.Report();
    }

    private static void Plant(
        IFault[] kinds, CalibrationCase good, HashSet<string> before, int number, int seed, IReadOnlyList<ITraceCheck> checks, CalibrationCounter report)
    {
        // The next kind in turn that this trace has a place for.
        for (var n = 0; n < kinds.Length; n++)
        {
            var kind = kinds[(number + n) % kinds.Length];
            var random = new Random(unchecked((seed * 31) + (number * 7919) + n));
            if (kind.Plant(good, random) is { } bad)
            {
                var found = Names(checks, bad);
                found.ExceptWith(before);
                report.Found(kind.Family, kind.Kind, kind.Seen, found, bad);
                return;
            }
        }
    }

    private static HashSet<string> Names(IReadOnlyList<ITraceCheck> checks, CalibrationCase one) =>
        TraceChecks.Objections(checks, one.Trace, one.Request, one.Rendered).Select(static objection => objection.Check).ToHashSet(StringComparer.Ordinal);
}
