using System.Text.RegularExpressions;

namespace AvUie.Reasoning;

/// <summary>Adds up the statistics of one task, or of all.</summary>
/// <param name="task">Its name.</param>
internal sealed partial class TraceTally(string task)
{
    private const int DiversityTraces = 1000;

    private readonly Dictionary<string, long> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _support = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _rejects = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _differentRuns = [];
    private readonly Distribution _length = new();
    private readonly Distribution _latency = new();
    private long _runs;
    private long _published;
    private long _accepted;
    private long _firstPass;
    private long _refused;
    private long _duplicates;
    private long _weighed;
    private long _supported;
    private long _tokensIn;
    private long _tokensOut;

    public void Published() => _published++;

    public void Refused(string detail)
    {
        _refused++;
        Objected(detail);
    }

    public void Accepted(StoredTrace stored, int pieces, ulong[] runs, bool isDuplicate)
    {
        var (trace, provenance) = stored;
        if (_accepted++ < DiversityTraces)
        {
            _runs += runs.Length;
            _differentRuns.UnionWith(runs);
        }

        _duplicates += isDuplicate ? 1 : 0;
        _length.Add(pieces);
        Count(_support, trace.EvidenceSupport);
        Count(_kinds, provenance.StandsInFor is null ? provenance.Kind : "stand_in");
        if (provenance.StandsInFor is { } why)
        {
            Objected(why);
        }
        else if (provenance.Reply is null or { Route: not "repair" })
        {
            _firstPass++;
        }

        if (provenance.Reply is { } reply)
        {
            Count(_routes, reply.Route);
            _latency.Add(reply.LatencyMilliseconds);
            _tokensIn += provenance.TokensIn;
            _tokensOut += provenance.TokensOut;
            foreach (var found in reply.Judges.Where(static judge => judge.Check == TraceJudge.GroundingCheck).Select(static judge => Weighed().Match(judge.Result)).Where(static found => found.Success))
            {
                _supported += long.Parse(found.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
                _weighed += long.Parse(found.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    public TraceStatistics Sum() => new(task, _accepted + _refused, _accepted, _firstPass, _refused, _published)
    {
        Kinds = Ordered(_kinds),
        Routes = Ordered(_routes),
        Support = Ordered(_support),
        Rejects = Ordered(_rejects),
        Steps = new StepCount(_weighed, _supported),
        Tokens = new TokenCount(_tokensIn, _tokensOut),
        Length = Percentiles(_length),
        Latency = Percentiles(_latency),
        Distinct3 = _runs == 0 ? null : (double)_differentRuns.Count / _runs,
        NearDuplicates = _duplicates,
    };

    // A ledger's detail names each check before a colon. A text of the data within it could be mistaken for one; then a count is off, nothing else.
    private void Objected(string detail)
    {
        foreach (var check in CheckName().Matches(detail).Select(static match => match.Groups[1].Value).Where(Known.Contains).Distinct())
        {
            Count(_rejects, check);
        }
    }

    private static readonly HashSet<string> Known = new(
        [.. TraceChecks.All.Select(static check => check.Name), TraceJudge.AnswerCheck, TraceJudge.GroundingCheck, MediaGrounding.Check, CandidateVerdict.UnsupportedCheck], StringComparer.Ordinal);

    private static void Count(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private static NamedCount[] Ordered(Dictionary<string, long> counts) =>
        [.. counts.Select(static one => new NamedCount(one.Key, one.Value)).OrderByDescending(static one => one.Count).ThenBy(static one => one.Name, StringComparer.Ordinal)];

    private static Percentiles Percentiles(Distribution numbers) => new(numbers.Percentile(5), numbers.Percentile(50), numbers.Percentile(95));

    [GeneratedRegex(@"^([0-9]{1,4}) of ([0-9]{1,4}) steps supported", RegexOptions.CultureInvariant)]
    private static partial Regex Weighed();

    [GeneratedRegex(@"(?<=^|[ ])([a-z_]+): ", RegexOptions.CultureInvariant)]
    private static partial Regex CheckName();
}
