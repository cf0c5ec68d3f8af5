using AvUie.Core;

namespace AvUie.Shards;

/// <summary>Counts rows and ledger entries by task, split and reason, in an order that does not depend on theirs.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<(string Task, string Split), (long Written, long Filtered, long Failed)> _tasks =
        new(Comparer<(string Task, string Split)>.Create(static (a, b) =>
            string.CompareOrdinal(a.Task, b.Task) is not 0 and var order ? order : string.CompareOrdinal(a.Split, b.Split)));

    private readonly SortedDictionary<string, ReasonCount> _reasons = new(StringComparer.Ordinal);

    public IReadOnlyList<TaskCount> Tasks =>
        [.. _tasks.Select(static pair => new TaskCount(
            pair.Key.Task, pair.Key.Split.Length == 0 ? null : pair.Key.Split, pair.Value.Written, pair.Value.Filtered, pair.Value.Failed))];

    public IReadOnlyList<ReasonCount> Reasons => [.. _reasons.Values];

    public long Written => _tasks.Values.Sum(static count => count.Written);

    public long Filtered => _tasks.Values.Sum(static count => count.Filtered);

    public long Failed => _tasks.Values.Sum(static count => count.Failed);

    public void AddWritten(string task, string split) => Add(task, split, 1, 0, 0);

    public void Add(LedgerEntry entry)
    {
        var failed = entry.Outcome == Outcome.Failed;
        Add(entry.Task, entry.Split, 0, failed ? 0 : 1, failed ? 1 : 0);
        Add(new ReasonCount(entry.Reason.Name, failed ? "failed" : "filtered", 1));
    }

    public void Add(ShardReceipt receipt)
    {
        foreach (var task in receipt.Tasks)
        {
            Add(task.Task, task.Split, task.Written, task.Filtered, task.Failed);
        }

        foreach (var reason in receipt.Reasons)
        {
            Add(reason);
        }
    }

    private void Add(string task, string? split, long written, long filtered, long failed)
    {
        var count = _tasks.GetValueOrDefault((task, split ?? ""));
        _tasks[(task, split ?? "")] = (count.Written + written, count.Filtered + filtered, count.Failed + failed);
    }

    private void Add(ReasonCount reason) =>
        _reasons[reason.Reason] = _reasons.TryGetValue(reason.Reason, out var sum) ? sum with { Count = sum.Count + reason.Count } : reason;
}
