using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Building;

/// <summary>What of a decoded sample a reasoner may measure: the model's own view of it (the windowed sound, the sampled frames).</summary>
internal static class SampleEvidence
{
    /// <summary>The measurable input.</summary>
    public static EvidenceInput Of(DecodedSample decoded)
    {
        var sample = decoded.Sample;
        var task = TaskTable.Get(sample.Task);
        return new EvidenceInput
        {
            Sounds = [.. decoded.Sounds.Select(sound => Heard(sound, task, sample))],
            Videos = task.IsImageTask
                ? [.. decoded.Images.Select(static image => new SampledVideo([image.Pixels], [0.0]))]
                : [.. decoded.Videos.Select(Seen)],
            ClipSeconds = ClipSeconds(decoded.Videos),
            Region = sample.Truth switch
            {
                RegionTruth truth => truth.Region,
                ReferringTruth truth => truth.Region,
                _ => null,
            },
            Mask = decoded.Mask,
            Declared = [.. Declared(sample), .. decoded.SideTexts],
        };
    }

    /// <summary>Length of the longest video; null where there is none.</summary>
    internal static double? ClipSeconds(IReadOnlyList<DecodedClip> videos) => videos.Count > 0 ? videos.Max(static clip => Length(clip.Timing!)) : null;

    // Image tasks hear one fifth or tenth of the clip; the trace must not speak of seconds that the model never hears.
    internal static short[] Heard(short[] sound, TaskDefinition task, SourceSample sample) => task.IsImageTask
        ? AudioWindows.Apply(sound, task.Name, ConversationRenderer.WindowIndex(task, sample))
        : sound;

    private static SampledVideo Seen(DecodedClip clip) => new([.. clip.Frames.Select(static frame => frame.Pixels)], FrameTimes(clip));

    /// <summary>Seconds of each sampled frame, from the beginning of the clip.</summary>
    internal static double[] FrameTimes(DecodedClip clip)
    {
        var timing = clip.Timing!;
        var seconds = Length(timing);
        return [.. timing.FrameIndices.Select(index => index * seconds / timing.TotalFrames)];
    }

    private static double Length(VideoTiming timing) => timing.SpanEnd - timing.SpanStart;

    private static List<DeclaredText> Declared(SourceSample sample) =>
    [
        .. sample.Truth switch
        {
            AnswerTruth truth => [new DeclaredText("question", truth.Question, sample.Source)],
            ChoiceTruth truth => [new DeclaredText("question", truth.Question, sample.Source)],
            ReferringTruth truth => [new DeclaredText("expression", truth.Expression, sample.Source)],
            _ => (IEnumerable<DeclaredText>)[],
        },
        .. DeclaredFields.Of(sample),
    ];
}
