using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>The clips of AVE as samples of the matching tasks: every clip that has one event is an anchor once a task.</summary>
/// <param name="context">What is asked for.</param>
internal sealed class AveMatching(AdapterContext context)
{
    private static readonly NearSynonyms Alike = new(
        AveLabels.All,
        [],
        [
            ["Acoustic guitar", "Ukulele", "Banjo", "Mandolin"],
            ["Truck", "Bus", "Motorcycle", "Race car, auto racing"],
            ["Fixed-wing aircraft, airplane", "Helicopter"],
            ["Church bell", "Clock"],
            ["Shofar", "Train horn"],
            ["Cat", "Baby cry, infant cry"],
        ]);

    private readonly Rows _rows = new("ave");

    /// <summary>The rows of a2v and v2a as far as they are asked for.</summary>
    public IEnumerable<SourceRow> Read()
    {
        string[] tasks = [.. new[] { MatchingSamples.AudioToVideo, MatchingSamples.VideoToAudio }.Where(context.Tasks.Contains)];
        return tasks.Length == 0 ? [] : Read(tasks);
    }

    private IEnumerable<SourceRow> Read(string[] tasks)
    {
        var home = AveList.Home(context.Root);
        var samples = new MatchingSamples("ave", name => [$"{home}AVE/{name}.mp4"]);
        var ids = new RowIds();
        foreach (var list in AveList.Read(context.Root, context.Splits).GroupBy(row => row.Split))
        {
            var several = list.Where(row => row.Fault is null).GroupBy(row => row.Clip).Where(clip => clip.Count() > 1).Select(clip => clip.Key)
                .ToHashSet(StringComparer.Ordinal);
            var rows = list.Select(row => row.Fault is null && several.Contains(row.Clip) ? row with { Fault = Several(row) } : row).ToList();
            var clips = rows.Where(row => row.Fault is null).Select(row => new MatchingClip(row.Clip, new YouTubeClip(row.Clip, null), row.Label, row.Row.At)).ToList();
            foreach (var task in tasks)
            {
                var pairs = MatchingPairs
                    .Draw(clips, task, context.Options["seed"], int.MaxValue, Alike).ToDictionary(pair => pair.Anchor.Name, StringComparer.Ordinal);
                foreach (var row in rows)
                {
                    yield return row.Fault is null
                        ? samples.Of(pairs[row.Clip], task, row.Split, ids)
                        : _rows.Reject(ids, task, row.Split, row.Row.At, row.Fault);
                }
            }
        }
    }

    /// <summary>Against a clip of two events, a distractor could be of the other one.</summary>
    private static RowFault Several(AveRow row) => row.Row.Reject(
        ReasonCode.ConflictingRow, "another row gives the clip another event or time, so that it has no single event to match");
}
