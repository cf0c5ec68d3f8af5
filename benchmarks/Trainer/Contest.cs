using System.Diagnostics;

namespace Crab.Trainer.Benchmarks;

/// <summary>
/// Ways to do the same, run in turn, round by round. What is measured is the process's own processor time, so that others on the machine
/// count little, or on a quiet machine the time on the wall; what is compared are the times of one round, so that others count for all ways
/// alike.
/// </summary>
internal sealed class Contest(int rounds)
{
    private const int WarmUp = 2;

    /// <summary>Whether time on the wall is measured, which memory traffic and several threads show in, instead of processor time.</summary>
    public static bool OnTheWall { get; set; }

    private readonly List<(string Name, Action Run)> _ways = [];
    private readonly Dictionary<string, double[]> _milliseconds = [];

    /// <summary>Adds a way.</summary>
    public Contest Add(string name, Action run)
    {
        _ways.Add((name, run));
        _milliseconds[name] = new double[rounds];
        return this;
    }

    /// <summary>Runs all rounds.</summary>
    public Contest Run()
    {
        for (var round = -WarmUp; round < rounds; round++)
        {
            foreach (var (name, run) in _ways)
            {
                var before = Now();
                run();
                if (round >= 0)
                {
                    _milliseconds[name][round] = (Now() - before).TotalMilliseconds;
                }
            }
        }

        return this;
    }

    private static TimeSpan Now() => OnTheWall ? Stopwatch.GetElapsedTime(0) : Environment.CpuUsage.TotalTime;

    /// <summary>Median of a way's milliseconds.</summary>
    public double Median(string name) => Median(round => round(name));

    /// <summary>Median over the rounds of what is made of a round's times.</summary>
    public double Median(Func<Func<string, double>, double> ofRound) =>
        Enumerable.Range(0, rounds).Select(round => ofRound(name => _milliseconds[name][round])).Order().ElementAt(rounds / 2);
}
