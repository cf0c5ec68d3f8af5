using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>A sample with its media in memory and its truth complete.</summary>
/// <param name="Sample">The sample; its truth holds the region where the task has one.</param>
/// <param name="Videos">Decoded videos in content order.</param>
/// <param name="Images">Pictures of 224 × 224 in content order.</param>
/// <param name="Sounds">Mono 16 kHz sounds in content order, whole clips.</param>
/// <param name="Mask">224 × 224 bytes of 0 and 255; null where the task has no mask.</param>
/// <param name="RawFiles">Every raw file opened, once each, in order of first use.</param>
/// <param name="Warnings">What the decoder put up with.</param>
internal sealed record DecodedSample(
    SourceSample Sample,
    IReadOnlyList<DecodedClip> Videos,
    IReadOnlyList<RgbPicture> Images,
    IReadOnlyList<short[]> Sounds,
    byte[]? Mask,
    IReadOnlyList<RawFile> RawFiles,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Texts that side files declare of it.</summary>
    public IReadOnlyList<DeclaredText> SideTexts { get; init; } = [];

    /// <summary>The media as files, each encoded once, whether a language model or the row asks first.</summary>
    public EncodedMedia Encoded { get; } = new(Videos, Images, Sounds);
}
