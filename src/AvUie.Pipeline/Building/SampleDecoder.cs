using AvUie.Core;
using AvUie.Pipeline.Declaring;
using AvUie.Pipeline.Decode;
using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>Brings a sample's media into memory: clips from the shared decodings, pictures and masks read in process.</summary>
/// <param name="clips">Decoded clips, each decoded once for all samples of a shard.</param>
/// <param name="stills">Reads still pictures and ground-truth masks.</param>
/// <param name="texts">What side files say of the samples.</param>
internal sealed class SampleDecoder(SharedClips clips, ImageDecoder stills, SideTexts texts)
{
    /// <summary>The decoded sample, or why it ends here.</summary>
    public async Task<SampleDecoding> DecodeAsync(SourceSample sample, string root, CancellationToken cancellation)
    {
        var frames = TaskTable.Get(sample.Task).Frames;
        var requests = SampleClips.Of(sample, root, frames);
        var decoded = new Dictionary<DecodeRequest, DecodedClip>(requests.Count);
        SampleDecoding? failure = null;

        // Every request is taken even after a failure: the clips count their users.
        foreach (var request in requests)
        {
            switch (await clips.TakeAsync(request, cancellation).ConfigureAwait(false))
            {
                case DecodeResult.Success success:
                    decoded[request] = success.Value;
                    break;
                case DecodeResult.Failure { Reason: var reason, Detail: var detail }:
                    failure ??= new SampleDecoding.Failure(reason, detail);
                    break;
            }
        }

        return failure ?? await AssembleAsync(sample, root, frames, decoded, cancellation).ConfigureAwait(false);
    }

    private async Task<SampleDecoding> AssembleAsync(
        SourceSample sample, string root, int frames, Dictionary<DecodeRequest, DecodedClip> decoded, CancellationToken cancellation)
    {
        var videos = new List<DecodedClip>();
        var images = new List<RgbPicture>();
        var sounds = new List<short[]>();
        var files = new List<RawFile>();
        MaskResult? mask = null;
        foreach (var media in sample.Media)
        {
            switch (media.Role)
            {
                case MediaRole.Video or MediaRole.Audio:
                    var clip = decoded[SampleClips.For(sample, media, root, frames)];
                    files.Add(clip.File);
                    if (media.Role == MediaRole.Video)
                    {
                        videos.Add(clip);
                    }
                    else
                    {
                        sounds.Add(clip.Samples!);
                    }

                    break;
                case MediaRole.Image:
                    switch (await stills.DecodePictureAsync(root, media.Path, cancellation).ConfigureAwait(false))
                    {
                        case StillResult<RgbPicture>.Success picture:
                            images.Add(picture.Value);
                            files.Add(picture.File);
                            break;
                        case StillResult<RgbPicture>.Failure { Reason: var reason, Detail: var detail }:
                            return new SampleDecoding.Failure(reason, detail);
                    }

                    break;
                case MediaRole.Mask:
                    switch (await stills.DecodeMaskAsync(root, media.Path, cancellation).ConfigureAwait(false))
                    {
                        case StillResult<MaskPicture>.Success { Value: var read } success:
                            mask = MaskGeometry.Read(read.Values, read.Width, read.Height, 1, media.MaskEncoding);
                            files.Add(success.File);
                            break;
                        case StillResult<MaskPicture>.Failure { Reason: var reason, Detail: var detail }:
                            return new SampleDecoding.Failure(reason, detail);
                    }

                    if (mask!.IsEmpty && !media.MayBeEmpty)
                    {
                        return new SampleDecoding.Failure(ReasonCode.EmptyMask, $"{media.Path}: no pixel of an object is left");
                    }

                    break;
            }
        }

        // A published label holds its region itself and has no mask.
        var complete = mask is null ? sample : sample with { Truth = WithRegion(sample.Truth, mask.Region) };
        return new SampleDecoding.Success(new DecodedSample(
            complete, videos, images, sounds, mask?.Mask, [.. files.DistinctBy(static file => file.Path)],
            [.. decoded.Values.SelectMany(static clip => clip.Warnings).Distinct()])
        {
            SideTexts = texts.Of(complete, SampleEvidence.ClipSeconds(videos)),
        });
    }

    private static GroundTruth WithRegion(GroundTruth truth, Region? region) => truth switch
    {
        RegionTruth place => place with { Region = region },
        ReferringTruth place => place with { Region = region },
        _ => truth,
    };
}

/// <summary>A decoded sample or the reason why it ends. Closed.</summary>
internal abstract record SampleDecoding
{
    private SampleDecoding()
    {
    }

    /// <summary>The media are in memory.</summary>
    public sealed record Success(DecodedSample Value) : SampleDecoding;

    /// <summary>The sample ends here.</summary>
    public sealed record Failure(ReasonCode Reason, string Detail) : SampleDecoding;
}
