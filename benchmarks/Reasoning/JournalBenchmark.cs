using System.Diagnostics;
using System.Globalization;

namespace AvUie.Reasoning.Benchmarks;

/// <summary>Replies of 3 KB kept a second, each awaited until it is committed, by 64 writers at a time.</summary>
internal static class JournalBenchmark
{
    private const int Replies = 40_000;
    private const int Writers = 64;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("avuie-journal-bench-").FullName;
        try
        {
            await using var journal = ReplyJournal.Open(Path.Combine(folder, "journal.sqlite"));
            var content = new string('x', 3000);
            var began = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(Enumerable.Range(0, Replies), new ParallelOptions { MaxDegreeOfParallelism = Writers }, async (number, _) =>
                await journal.AddAsync(new JournalEntry(
                    Sha256Hex.Of(number.ToString(CultureInfo.InvariantCulture)), ModelRole.Writer, "p", "{}",
                    new ModelReply { Status = ReplyStatus.Complete, Content = content }, 1, 1, "2026-01-01T00:00:00.000Z")));
            var inserts = Replies / Stopwatch.GetElapsedTime(began).TotalSeconds;
            began = Stopwatch.GetTimestamp();
            for (var number = 0; number < Replies; number++)
            {
                _ = journal.Find(Sha256Hex.Of(number.ToString(CultureInfo.InvariantCulture))) ?? throw new InvalidOperationException("a reply is missing");
            }

            var reads = Replies / Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"journal: {inserts:N0} inserts/s acknowledged after commit, {reads:N0} reads/s on one thread"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
