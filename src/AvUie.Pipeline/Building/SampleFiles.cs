using AvUie.Core;

namespace AvUie.Pipeline.Building;

/// <summary>
/// Finds the files of a sample before anything is decoded, so that thousands of samples without media cost a look each and no process.
/// </summary>
internal static class SampleFiles
{
    /// <summary>
    /// The sample with every medium's path replaced by the name that is there, or why it ends here. A mask that may be absent is
    /// dropped when it is.
    /// </summary>
    public static (SourceSample? Sample, ReasonCode? Reason, string Detail) Find(SourceSample sample, string root)
    {
        var media = new List<MediaReference>(sample.Media.Count);
        foreach (var reference in sample.Media)
        {
            var found = reference.Alternatives.Prepend(reference.Path).FirstOrDefault(path => IsThere(root, path));
            if (found is not null)
            {
                media.Add(reference with { Path = found, Alternatives = [] });
            }
            else if (reference is { Role: MediaRole.Mask, MayBeEmpty: true })
            {
                continue;
            }
            else
            {
                var reason = reference.Role == MediaRole.Mask ? ReasonCode.MissingMask : ReasonCode.MissingMedia;
                return (null, reason, $"{reference.Path}: not found under the source's root; put the file there or leave it out");
            }
        }

        return (sample with { Media = media }, null, string.Empty);
    }

    // Only a look: whether the path may be opened at all is decided, and said, by the decoder.
    private static bool IsThere(string root, string path)
    {
        var full = Path.Combine(root, path);
        return File.Exists(full) || Directory.Exists(full);
    }
}
