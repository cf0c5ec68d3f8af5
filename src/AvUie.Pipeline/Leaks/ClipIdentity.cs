using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Leaks;

/// <summary>What tells one clip from another, over the names that datasets give it.</summary>
/// <param name="Name">The YouTube id, or the path of the file below its source.</param>
/// <param name="Start">Where the clip begins, in seconds; null where that is not known.</param>
/// <param name="Source">The source that alone knows the clip by this name; null where the name holds everywhere.</param>
internal sealed record ClipIdentity(string Name, double? Start, string? Source)
{
    /// <summary>
    /// The clips of a sample. A YouTube id with its start is the same clip in every dataset; without a start, only in its own dataset, which
    /// cuts one clip out of a video. Where the dataset names no YouTube id, a media file stands for its clip.
    /// </summary>
    /// <param name="sample">The sample.</param>
    /// <param name="wholeVideos">Leave the start out: every stretch of a video is the same clip.</param>
    public static IEnumerable<ClipIdentity> Of(SourceSample sample, bool wholeVideos = false)
    {
        if (sample.Clips.Count > 0)
        {
            return sample.Clips
                .Select(clip => wholeVideos ? new ClipIdentity(clip.Id, null, null) : new ClipIdentity(clip.Id, clip.Start, clip.Start is null ? sample.Source : null))
                .Distinct();
        }

        // Of the tasks that match, every clip counts; elsewhere the sound belongs to the picture.
        var media = TaskTable.Get(sample.Task).Family == TaskFamily.Matching
            ? sample.Media.Where(static medium => medium.Role != MediaRole.Mask)
            : ClipOrder.Clip(sample) is { } clip ? [clip] : [];
        return media.Select(medium => new ClipIdentity(medium.Path, wholeVideos ? null : medium.Span?.Start, sample.Source)).Distinct();
    }

    /// <summary>For people: <c>-67UNKFmRLk at 30 s</c>, <c>music_avqa videos/00000093.mp4</c>.</summary>
    public override string ToString() => string.Concat(
        Source is null || !Name.Contains('/', StringComparison.Ordinal) ? "" : Source + " ", Name,
        Start is { } start ? string.Create(CultureInfo.InvariantCulture, $" at {start:0.###} s") : "");
}
