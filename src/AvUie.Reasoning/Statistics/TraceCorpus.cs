using AvUie.Core;

namespace AvUie.Reasoning;

/// <summary>Takes in the traces and ledger lines of a build, in its order, and says what they are like. Not thread-safe.</summary>
public sealed class TraceCorpus
{
    private readonly Dictionary<string, TraceTally> _tasks = new(StringComparer.Ordinal);
    private readonly TraceTally _all = new("all");
    private readonly NearDuplicates _duplicates = new();

    /// <summary>Takes a row with a trace in.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="truth">Its label: near-duplicates are looked for among traces of the same.</param>
    /// <param name="answer">Its answer, which counts for the length.</param>
    /// <param name="stored">Its trace.</param>
    public void Written(string task, GroundTruth truth, string answer, StoredTrace stored)
    {
        if (stored.Provenance.Kind == "published")
        {
            Tally(task).Published();
            _all.Published();
            return;
        }

        var text = TraceRenderer.Text(stored.Trace);
        var runs = WordRuns.Of(text);
        var isDuplicate = _duplicates.Add($"{task}: {string.Join(" + ", TruthWords.Labels(truth).Distinct())}", MinHash.Of(runs));
        var pieces = SplitPieces.Instance.Count($"{text} {answer}");
        Tally(task).Accepted(stored, pieces, runs, isDuplicate);
        _all.Accepted(stored, pieces, runs, isDuplicate);
    }

    /// <summary>Takes a line of the ledger in that a reasoner's refusal is.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="detail">What it says.</param>
    public void Refused(string task, string detail)
    {
        Tally(task).Refused(detail);
        _all.Refused(detail);
    }

    /// <summary>By task in the order of the task table, then all together.</summary>
    public IReadOnlyList<TraceStatistics> Statistics() =>
        [.. TaskTable.All.Select(static task => task.Name).Where(_tasks.ContainsKey).Select(task => _tasks[task].Sum()), _all.Sum()];

    /// <summary>The near-duplicates of every label with at least so many traces, most alike first.</summary>
    /// <param name="leastTraces">A label of two has no share worth the name.</param>
    public IReadOnlyList<LabelDuplicates> Duplicates(int leastTraces) => _duplicates.Labels(leastTraces);

    private TraceTally Tally(string task)
    {
        if (!_tasks.TryGetValue(task, out var tally))
        {
            _tasks.Add(task, tally = new TraceTally(task));
        }

        return tally;
    }
}
