using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Previewing;

/// <summary>
/// Chooses samples to look at: spread evenly over the tasks, within a task evenly over the plan, and only those whose files are there
/// and that have a trace to show. A function of the plan and of which files exist.
/// </summary>
internal static class PreviewChoice
{
    /// <summary>One queue a sample wanted: its first candidate, then those to try where decoding fails.</summary>
    public static IReadOnlyList<IEnumerable<(SourceSample Sample, string Root)>> Of(Plan plan, int count)
    {
        var roots = plan.Roots;
        var tasks = plan.Rows.OfType<SourceRow.Accepted>().Select(static row => row.Value)
            .Where(static sample => sample.PublishedTarget is null && !AnswerGrammar.StandsAlone(sample.Task))
            .GroupBy(static sample => sample.Task, StringComparer.Ordinal)
            .ToDictionary(static task => task.Key, static task => task.ToArray(), StringComparer.Ordinal);
        var order = TaskTable.All.Where(task => tasks.TryGetValue(task.Name, out var samples) && Existing(samples, 0, roots).Any()).Select(static task => task.Name).ToArray();
        var queues = new List<IEnumerable<(SourceSample, string)>>();
        for (var n = 0; n < order.Length; n++)
        {
            var samples = tasks[order[n]];
            var share = Math.Min(samples.Length, (count / order.Length) + (n < count % order.Length ? 1 : 0));
            for (var part = 0; part < share; part++)
            {
                queues.Add(Existing(samples, (int)((((2L * part) + 1) * samples.Length) / (2L * share)), roots));
            }
        }

        return queues;
    }

    /// <summary>All samples from a place on, round to it again, whose files are found.</summary>
    private static IEnumerable<(SourceSample Sample, string Root)> Existing(SourceSample[] samples, int first, IReadOnlyDictionary<string, string> roots)
    {
        for (var n = 0; n < samples.Length; n++)
        {
            var sample = samples[(first + n) % samples.Length];
            if (SampleFiles.Find(sample, roots[sample.Source]).Sample is { } found)
            {
                yield return (found, roots[sample.Source]);
            }
        }
    }
}
