using AvUie.Core;

namespace AvUie.Pipeline.Leaks;

/// <summary>
/// Takes samples out of training and validation whose clip a split of higher rank holds too: test over validation over training. A sample
/// becomes a rejection of reason <c>leak</c>, so that the books balance.
/// </summary>
internal sealed class LeakExclusion
{
    private readonly bool _wholeVideos;
    private readonly Dictionary<ClipIdentity, SourceSample> _highest = [];

    public LeakExclusion(IEnumerable<SourceSample> samples, bool wholeVideos)
    {
        _wholeVideos = wholeVideos;
        foreach (var sample in samples)
        {
            foreach (var clip in ClipIdentity.Of(sample, wholeVideos))
            {
                if (!_highest.TryGetValue(clip, out var known) || Rank(sample) > Rank(known))
                {
                    _highest[clip] = sample;
                }
            }
        }
    }

    /// <summary>The rows of all sources with those that lose as rejections in their places.</summary>
    /// <param name="sources">The rows of each source.</param>
    /// <param name="leaks">What the build file says: keep, exclude or exclude_videos.</param>
    public static IReadOnlyList<IReadOnlyList<SourceRow>> Apply(IReadOnlyList<IReadOnlyList<SourceRow>> sources, string leaks)
    {
        if (leaks == "keep")
        {
            return sources;
        }

        var exclusion = new LeakExclusion(
            sources.SelectMany(static rows => rows).OfType<SourceRow.Accepted>().Select(static row => row.Value), leaks == "exclude_videos");
        return [.. sources.Select(rows => (IReadOnlyList<SourceRow>)[.. rows.Select(exclusion.Judged)])];
    }

    /// <summary>The clip and the sample of a higher split because of which a sample is left out; null where it may stay.</summary>
    public (ClipIdentity Clip, SourceSample Sample)? Winner(SourceSample sample)
    {
        foreach (var clip in ClipIdentity.Of(sample, _wholeVideos))
        {
            if (_highest.TryGetValue(clip, out var highest) && Rank(highest) > Rank(sample))
            {
                return (clip, highest);
            }
        }

        return null;
    }

    private SourceRow Judged(SourceRow row)
    {
        if (row is not SourceRow.Accepted { Value: var sample } || Winner(sample) is not { } winner)
        {
            return row;
        }

        var detail = $"{sample.Annotation.File} row {sample.Annotation.Row}: the clip {winner.Clip} is in the {winner.Sample.Split.Name()} data too, as {winner.Sample.Id} of {winner.Sample.Source}";
        return new SourceRow.Rejected(new Rejection(
            sample.Id, sample.Source, sample.Task, sample.Split, sample.Annotation, ReasonCode.Leak, Printable.Of(detail)));
    }

    private static int Rank(SourceSample sample) => sample.Split switch
    {
        Split.Test => 2,
        Split.Validation => 1,
        _ => 0,
    };
}
