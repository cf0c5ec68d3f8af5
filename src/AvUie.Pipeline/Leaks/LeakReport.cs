using AvUie.Core;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Leaks;

/// <summary>The clips that splits, tasks and sources of a plan share.</summary>
/// <param name="Clips">Every shared clip, in the order of its first sample.</param>
/// <param name="Losing">Samples that the remedy takes out, by source, task and split.</param>
/// <param name="Remedy">The value of <c>leaks</c> in a build file that takes them out.</param>
internal sealed record LeakReport(IReadOnlyList<SharedClip> Clips, IReadOnlyDictionary<string, int> Losing, string Remedy)
{
    /// <summary>
    /// How many clips two places share, for every two that share any, those of different splits first, then the most clips; a place with
    /// itself is no pair.
    /// </summary>
    public IReadOnlyList<(string First, string Second, bool CrossesSplits, int Clips)> Pairs { get; } =
    [
        .. Clips.SelectMany(static clip => clip.Places.SelectMany((first, index) => clip.Places.Skip(index + 1).Select(second => Ordered(first, second))))
            .GroupBy(static pair => pair)
            .Select(static pair => (pair.Key.First.Name, pair.Key.Second.Name, pair.Key.First.Split != pair.Key.Second.Split, pair.Count()))
            .OrderByDescending(static pair => pair.Item3).ThenByDescending(static pair => pair.Item4)
            .ThenBy(static pair => pair.Item1, StringComparer.Ordinal).ThenBy(static pair => pair.Item2, StringComparer.Ordinal),
    ];

    public static LeakReport Of(IEnumerable<SourceRow> rows, bool wholeVideos)
    {
        var clips = new Dictionary<ClipIdentity, List<ClipPlace>>();
        var order = new List<ClipIdentity>();
        var samples = rows.OfType<SourceRow.Accepted>().Select(static row => row.Value).ToList();
        foreach (var sample in samples)
        {
            foreach (var clip in ClipIdentity.Of(sample, wholeVideos))
            {
                if (!clips.TryGetValue(clip, out var places))
                {
                    clips[clip] = places = new List<ClipPlace>(1);
                    order.Add(clip);
                }

                var known = places.FindIndex(place => place.Source == sample.Source && place.Task == sample.Task && place.Split == sample.Split);
                if (known < 0)
                {
                    places.Add(new ClipPlace(sample.Source, sample.Task, sample.Split, sample.Id, 1));
                }
                else
                {
                    places[known] = places[known] with { Samples = places[known].Samples + 1 };
                }
            }
        }

        var exclusion = new LeakExclusion(samples, wholeVideos);
        var losing = samples.Where(sample => exclusion.Winner(sample) is not null)
            .GroupBy(static sample => $"{sample.Source} {sample.Task} {sample.Split.Name()}")
            .ToDictionary(static group => group.Key, static group => group.Count());
        return new LeakReport([.. order.Where(clip => clips[clip].Count > 1).Select(clip => new SharedClip(clip, clips[clip]))], losing, wholeVideos ? "exclude_videos" : "exclude");
    }

    private static (PlaceKey First, PlaceKey Second) Ordered(ClipPlace first, ClipPlace second)
    {
        var (one, other) = (new PlaceKey(first.Name, first.Split), new PlaceKey(second.Name, second.Split));
        return string.CompareOrdinal(one.Name, other.Name) <= 0 ? (one, other) : (other, one);
    }

    private sealed record PlaceKey(string Name, Split Split);
}
