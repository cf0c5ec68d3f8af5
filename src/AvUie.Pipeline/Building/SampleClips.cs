using AvUie.Core;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Building;

/// <summary>
/// Which decodings a sample needs. A video and a sound of the same stretch of the same file are one request: both streams come from
/// one pass.
/// </summary>
internal static class SampleClips
{
    /// <summary>The distinct requests of the sample, in media order. Pictures and masks are no clips.</summary>
    public static IReadOnlyList<DecodeRequest> Of(SourceSample sample, string root, int frames)
    {
        var requests = new List<DecodeRequest>();
        foreach (var media in sample.Media)
        {
            if (media.Role is MediaRole.Video or MediaRole.Audio)
            {
                var request = For(sample, media, root, frames);
                if (!requests.Contains(request))
                {
                    requests.Add(request);
                }
            }
        }

        return requests;
    }

    /// <summary>The request that serves one medium of the sample.</summary>
    public static DecodeRequest For(SourceSample sample, MediaReference media, string root, int frames)
    {
        bool Same(MediaReference other, MediaRole role) =>
            other.Role == role && other.Path == media.Path && Nullable.Equals(other.Span, media.Span);

        var video = sample.Media.Any(other => Same(other, MediaRole.Video));
        var audio = sample.Media.Any(other => Same(other, MediaRole.Audio));
        return new DecodeRequest(root, media.Path, media.Span, video ? frames : null, audio);
    }
}
