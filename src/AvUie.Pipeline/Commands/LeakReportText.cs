using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Leaks;

namespace AvUie.Pipeline.Commands;

/// <summary>What <c>avuie stats --leaks</c> prints.</summary>
internal static class LeakReportText
{
    public static void Write(LeakReport report, int limit, TextWriter output)
    {
        if (report.Clips.Count == 0)
        {
            output.WriteLine("no clip is shared across splits, tasks or sources");
            return;
        }

        var pairs = new TextTable("shared by", "and", ">clips", "");
        foreach (var (first, second, crosses, clips) in report.Pairs)
        {
            pairs.Add(first, second, Number(clips), crosses ? "LEAK: across splits" : "");
        }

        pairs.Write(output);
        output.WriteLine();
        foreach (var clip in report.Clips.OrderByDescending(static clip => clip.CrossesSplits).Take(limit))
        {
            var places = clip.Places.Select(static place => place.Samples == 1 ? $"{place.Name} ({place.FirstId})" : string.Create(
                CultureInfo.InvariantCulture, $"{place.Name} ({place.FirstId} and {place.Samples - 1} more)"));
            output.WriteLine($"{(clip.CrossesSplits ? "leak    " : "shared  ")}{Printable.Of(clip.Clip.ToString())}: {Printable.Of(string.Join("; ", places), 1000)}");
        }

        if (report.Clips.Count > limit)
        {
            output.WriteLine($"…       {Number(report.Clips.Count - limit)} more; --limit N shows N, --json all");
        }

        var crossing = report.Clips.Count(static clip => clip.CrossesSplits);
        output.WriteLine();
        output.WriteLine($"{Number(report.Clips.Count)} shared clips, {Number(crossing)} of them across splits");
        foreach (var (place, samples) in report.Losing.OrderBy(static losing => losing.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"leaks: {report.Remedy} in the build file takes {Number(samples)} samples out of {Printable.Of(place)}");
        }
    }

    public static object Json(LeakReport report) => new
    {
        Clips = report.Clips.Select(static clip => new
        {
            clip.Clip.Name,
            clip.Clip.Start,
            clip.Clip.Source,
            clip.CrossesSplits,
            Places = clip.Places.Select(static place => new { place.Source, place.Task, Split = place.Split.Name(), place.FirstId, place.Samples }),
        }),
        Pairs = report.Pairs.Select(static pair => new { pair.First, pair.Second, pair.CrossesSplits, pair.Clips }),
        Excluded = report.Losing,
    };

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
