using AvUie.Core;

namespace AvUie.Pipeline.Planning;

/// <summary>
/// Puts samples that share a clip side by side, so that it is decoded once. The clip of a sample is its first video file, else its first
/// sound, else its first medium. Clips stand in the order of their first row, the rows of a clip in the order of the annotations.
/// </summary>
internal static class ClipOrder
{
    /// <summary>The rows of one source in their new order, each clip as one group; a rejection is a group of its own.</summary>
    public static IEnumerable<IReadOnlyList<SourceRow>> Groups(IEnumerable<SourceRow> rows)
    {
        var groups = new List<List<SourceRow>>();
        var byClip = new Dictionary<string, List<SourceRow>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var clip = row is SourceRow.Accepted accepted ? Clip(accepted.Value)?.Path : null;
            if (clip is not null && byClip.TryGetValue(clip, out var known))
            {
                known.Add(row);
                continue;
            }

            var group = new List<SourceRow>(1) { row };
            groups.Add(group);
            if (clip is not null)
            {
                byClip.Add(clip, group);
            }
        }

        return groups;
    }

    /// <summary>The medium that stands for a sample's clip; null where it has none.</summary>
    public static MediaReference? Clip(SourceSample sample) =>
        sample.Media.FirstOrDefault(static media => media.Role == MediaRole.Video)
            ?? sample.Media.FirstOrDefault(static media => media.Role == MediaRole.Audio)
            ?? (sample.Media.Count > 0 ? sample.Media[0] : null);
}
