namespace AvUie.Reasoning;

/// <summary>What a calibration counted.</summary>
/// <param name="Good">Good traces.</param>
/// <param name="Rejected">Good traces that some check rejected.</param>
/// <param name="Alarms">Per check, good traces that it rejected.</param>
/// <param name="Faults">Per family and kind of fault, what was planted and found.</param>
/// <param name="Missed">Some traces whose fault was not found, and good ones that were rejected.</param>
public sealed record CalibrationReport(
    int Good, int Rejected, IReadOnlyDictionary<string, int> Alarms, IReadOnlyList<FaultCount> Faults, IReadOnlyList<CalibrationMiss> Missed)
{
    /// <summary>Share of good traces that were rejected; 0 where there are none.</summary>
    public double FalseAlarmRate => Good == 0 ? 0 : (double)Rejected / Good;

    /// <summary>Share of the planted faults of a family that was found; null where none was planted.</summary>
    public double? Recall(string family, bool seen)
    {
        var kinds = Faults.Where(kind => kind.Family == family && kind.Seen == seen).ToArray();
        var planted = kinds.Sum(static kind => kind.Planted);
        return planted == 0 ? null : (double)kinds.Sum(static kind => kind.Found) / planted;
    }

    /// <summary>Whether the goal holds: on held-out kinds and on seen ones, at few enough false alarms.</summary>
    public bool MeetsGoal => FalseAlarmRate <= TraceCalibration.MostFalseAlarms && TraceCalibration.GoalFamilies
        .SelectMany(family => new[] { Recall(family, seen: false), Recall(family, seen: true) }).All(static recall => recall is not < TraceCalibration.LeastRecall);
}

/// <summary>One kind of fault.</summary>
/// <param name="Family">Such as <c>leak</c>.</param>
/// <param name="Kind">Such as <c>hint</c>; <c>of the file</c> for faults that came with the traces.</param>
/// <param name="Seen">Whether the checks were written with this kind at hand.</param>
/// <param name="Planted">How many.</param>
/// <param name="Found">How many some check found.</param>
/// <param name="ByCheck">How many each check found.</param>
public sealed record FaultCount(string Family, string Kind, bool Seen, int Planted, int Found, IReadOnlyDictionary<string, int> ByCheck);

/// <summary>A trace on which the checks were wrong.</summary>
/// <param name="What">Family and kind of the fault that was missed; <c>false alarm</c> for a good trace.</param>
/// <param name="Sample">The sample's id.</param>
/// <param name="Detail">The objections of a false alarm; nothing for a miss.</param>
/// <param name="Text">The target.</param>
public sealed record CalibrationMiss(string What, string Sample, string Detail, string Text);

/// <summary>Counts while a calibration runs.</summary>
internal sealed class CalibrationCounter(IReadOnlyList<ITraceCheck> checks)
{
    /// <summary>Examples kept of each kind: enough to see why.</summary>
    private const int MostExamples = 12;

    private readonly Dictionary<string, int> _alarms = checks.ToDictionary(static check => check.Name, static _ => 0, StringComparer.Ordinal);
    private readonly Dictionary<(string Family, string Kind, bool Seen), (int Planted, int Found, Dictionary<string, int> ByCheck)> _faults = [];
    private readonly List<CalibrationMiss> _missed = [];
    private int _good;
    private int _rejected;

    public void Good(HashSet<string> objections, CalibrationCase one)
    {
        _good++;
        _rejected += objections.Count > 0 ? 1 : 0;
        foreach (var check in objections)
        {
            _alarms[check]++;
        }

        if (objections.Count > 0)
        {
            var details = TraceChecks.Objections(checks, one.Trace, one.Request, one.Rendered).Select(static objection => $"{objection.Check}: {objection.Detail}");
            Keep("false alarm", one, string.Join("; ", details));
        }
    }

    public void Found(string family, string kind, bool seen, HashSet<string> by, CalibrationCase one)
    {
        var count = _faults.TryGetValue((family, kind, seen), out var known) ? known : (Planted: 0, Found: 0, ByCheck: new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var check in by)
        {
            count.ByCheck[check] = count.ByCheck.GetValueOrDefault(check) + 1;
        }

        _faults[(family, kind, seen)] = (count.Planted + 1, count.Found + (by.Count > 0 ? 1 : 0), count.ByCheck);
        if (by.Count == 0)
        {
            Keep($"{family}/{kind}", one, "");
        }
    }

    public CalibrationReport Report() => new(
        _good, _rejected, _alarms,
        [.. _faults.OrderBy(static fault => fault.Key.Family, StringComparer.Ordinal).ThenByDescending(static fault => fault.Key.Seen).ThenBy(static fault => fault.Key.Kind, StringComparer.Ordinal)
            .Select(static fault => new FaultCount(fault.Key.Family, fault.Key.Kind, fault.Key.Seen, fault.Value.Planted, fault.Value.Found, fault.Value.ByCheck))],
        _missed);

    private void Keep(string what, CalibrationCase one, string detail)
    {
        if (_missed.Count(miss => miss.What == what) < MostExamples)
        {
            _missed.Add(new CalibrationMiss(what, one.Request.SampleId, detail, one.Rendered));
        }
    }
}
