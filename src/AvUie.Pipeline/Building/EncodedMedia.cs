using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Imaging;

namespace AvUie.Pipeline.Building;

/// <summary>A sample's media as the files that rows hold and models are sent. Encoded on demand and kept. Thread-safe.</summary>
internal sealed class EncodedMedia(IReadOnlyList<DecodedClip> videos, IReadOnlyList<RgbPicture> images, IReadOnlyList<short[]> sounds)
{
    private readonly Lazy<byte[]>[][] _videos = [.. videos.Select(static video => video.Frames.Select(Jpeg).ToArray())];
    private readonly Lazy<byte[]>[] _images = [.. images.Select(Jpeg)];
    private readonly Lazy<byte[]>[] _sounds = [.. sounds.Select(static sound => new Lazy<byte[]>(() => WavFile.Encode(sound)))];

    /// <summary>A frame as JPEG.</summary>
    public byte[] Frame(int video, int frame) => _videos[video][frame].Value;

    /// <summary>A still picture as JPEG.</summary>
    public byte[] Image(int image) => _images[image].Value;

    /// <summary>A whole sound as WAV.</summary>
    public byte[] Sound(int sound) => _sounds[sound].Value;

    private static Lazy<byte[]> Jpeg(RgbPicture picture) => new(() => JpegEncoder.Encode(picture));
}
