using AvUie.Adapters;
using AvUie.Core;

namespace AvUie.Pipeline.Comparison;

/// <summary>
/// Compares a published set with ours, task by task. Records are paired by <see cref="ComparedRecord.KeyOf"/>; of several with one key the
/// first is paired with the first, and so on.
/// </summary>
internal static class ReleaseComparison
{
    private const int ExamplesOfAKind = 3;

    /// <summary>Compares every file of the release that either side has. Validation samples are no part of the release.</summary>
    /// <param name="published">The published set, read once from front to back.</param>
    /// <param name="ours">Our samples by file.</param>
    /// <param name="cancellation">Ends it.</param>
    public static IEnumerable<TaskComparison> Run(
        PublishedSet published, IReadOnlyDictionary<ReleaseFile, List<ComparedRecord>> ours, CancellationToken cancellation)
    {
        var files = published.Files.ToHashSet();
        foreach (var file in ReleaseFile.All.Where(file => files.Contains(file) || ours.ContainsKey(file)))
        {
            var own = ours.GetValueOrDefault(file, []);
            var result = new TaskComparison { Task = file.Task, Split = file.Mode.Name(), Ours = own.Count };
            var waiting = own.GroupBy(static one => one.Key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => new Queue<ComparedRecord>(group), StringComparer.Ordinal);
            foreach (var read in files.Contains(file) ? published.Read(file) : [])
            {
                cancellation.ThrowIfCancellationRequested();
                Take(result, read, waiting);
            }

            foreach (var (key, left) in waiting)
            {
                for (var i = 0; i < left.Count; i++)
                {
                    Note(result, result.Extra++, "extra", key);
                }
            }

            yield return result;
        }
    }

    private static void Take(TaskComparison result, ReferenceRead read, Dictionary<string, Queue<ComparedRecord>> waiting)
    {
        if (read is not ReferenceRead.Success { Record: var record })
        {
            Note(result, result.Unusable++, "unusable", ((ReferenceRead.Failure)read).Detail);
            return;
        }

        result.Published++;
        var truth = record.Truth;
        if (record.Target is { } target && SaysAnother(record, target, truth))
        {
            Note(result, result.TextsAgainstFields++, "text against fields", $"record {record.Number}");
        }

        var theirs = Compared(record, truth);
        if (!waiting.TryGetValue(theirs.Key, out var candidates) || !candidates.TryDequeue(out var own))
        {
            Note(result, result.Missing++, "missing", theirs.Key);
            return;
        }

        if (theirs.Label.Length == 0 || own.Label.Length == 0)
        {
            result.Unread++;
        }
        else if (theirs.Label != own.Label)
        {
            Note(result, result.Disagreements++, "label", $"{theirs.Key}: published \"{theirs.Label}\", ours \"{own.Label}\"");
        }

        if ((theirs.Box, own.Box) is ({ } left, { } right))
        {
            result.Boxes++;
            result.BoxOverlapSum += Overlap(left, right);
        }
    }

    private static ComparedRecord Compared(ReferenceRecord record, GroundTruth truth) => new(
        ComparedRecord.KeyOf(
            record.Task, record.Mode, [.. record.Media.Select(static medium => medium.Name ?? "")], record.Fields, truth, record.FrameIndex),
        ComparedRecord.LabelOf(truth), ComparedRecord.BoxOf(truth));

    /// <summary>The loader never compares the two: only the text is learnt.</summary>
    private static bool SaysAnother(ReferenceRecord record, string target, GroundTruth truth) => truth is not TextTruth
        && (AnswerGrammar.Parse(record.Task, target, truth) is not ParsedAnswer.Success { Truth: var said }
            || ComparedRecord.LabelOf(said) != ComparedRecord.LabelOf(truth));

    private static double Overlap(PixelBox left, PixelBox right)
    {
        var width = Math.Min(left.Right, right.Right) - Math.Max(left.Left, right.Left) + 1;
        var height = Math.Min(left.Bottom, right.Bottom) - Math.Max(left.Top, right.Top) + 1;
        var shared = Math.Max(0, width) * (double)Math.Max(0, height);
        return shared / (Area(left) + Area(right) - shared);
    }

    private static double Area(PixelBox box) => (box.Right - box.Left + 1.0) * (box.Bottom - box.Top + 1.0);

    private static void Note(TaskComparison result, long earlier, string kind, string what)
    {
        if (earlier < ExamplesOfAKind)
        {
            result.Examples.Add($"{kind}: {what}");
        }
    }
}
