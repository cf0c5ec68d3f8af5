using System.Globalization;
using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Decode;

/// <summary>Which frames of a file a request means, decided from the probe alone.</summary>
/// <param name="Frames">Frame numbers in the file, ascending; null without pictures.</param>
/// <param name="First">Number of the clip's first frame in the file.</param>
/// <param name="Total">Frames of the clip.</param>
/// <param name="Timing">Timing for the shard; null without pictures.</param>
/// <param name="Warnings">What the probe found odd.</param>
internal sealed record ClipPlan(IReadOnlyList<int>? Frames, int First, int Total, VideoTiming? Timing, IReadOnlyList<string> Warnings)
{
    public static (ClipPlan? Plan, DecodeResult.Failure? Failure) Make(DecodeRequest request, ProbedMedia probed, DecodeOptions options)
    {
        if (request.Frames is not null && probed.Video is null)
        {
            return Fail(ReasonCode.NoVideo, "has no picture stream");
        }

        if (request.Audio && probed.Audio is null)
        {
            return Fail(ReasonCode.NoAudio, "has no sound stream");
        }

        if (request.Audio && probed.Audio!.Channels < 1)
        {
            return Fail(ReasonCode.CorruptMedia, "has a sound stream without channels");
        }

        if (request.Span is { } span && probed.Seconds > 0 && span.Start >= probed.Seconds)
        {
            return Fail(ReasonCode.BadSpan, Invariant($"the span [{span.Start}, {span.End}) begins after the file's {probed.Seconds} s"));
        }

        if (request.Frames is not { } frames)
        {
            return (new ClipPlan(null, 0, 0, null, []), null);
        }

        var video = probed.Video!;
        if ((long)video.Width * video.Height > options.MaxPixels || video.Width > options.MaxSide || video.Height > options.MaxSide)
        {
            return Fail(ReasonCode.TooManyPixels, $"has {video.Width} × {video.Height} pixels; the limit is {options.MaxPixels}");
        }

        var (first, total) = Range(video.Times, request.Span);
        if (total == 0)
        {
            return request.Span is { } outside
                ? Fail(ReasonCode.BadSpan, Invariant($"no frame lies in [{outside.Start}, {outside.End})"))
                : Fail(ReasonCode.EmptyMedia, "its picture stream has no packet");
        }

        var chosen = FrameIndices.Select(frames, total);
        if (chosen.IsEmpty)
        {
            return Fail(ReasonCode.TooFewFrames, $"the clip has {total} frame; two are needed");
        }

        return (new ClipPlan(
            [.. chosen.Indices.Select(i => first + i)], first, total, TimingOf(video, request.Span, first, total, chosen),
            Warn(video, frames, total, chosen.FallbackToTwo)), null);

        (ClipPlan?, DecodeResult.Failure?) Fail(ReasonCode reason, string detail) =>
            (null, new DecodeResult.Failure(reason, $"{request.Path}: {detail}"));
    }

    private static (int First, int Count) Range(double[] times, MediaSpan? span)
    {
        if (span is not { } stretch)
        {
            return (0, times.Length);
        }

        var first = times.Count(t => t < stretch.Start);
        return (first, times.Count(t => t < stretch.End) - first);
    }

    private static VideoTiming TimingOf(ProbedVideo video, MediaSpan? span, int first, int total, FrameSelection chosen)
    {
        var start = span?.Start ?? video.Times[first];
        var end = Math.Min(span?.End ?? double.PositiveInfinity, video.Times[first + total - 1] + video.FrameSeconds);
        var seconds = end > start ? end - start : total * (video.FrameSeconds > 0 ? video.FrameSeconds : 1);
        var fps = chosen.Indices.Count / seconds;
        return new VideoTiming(
            Math.Round(fps, 6), Math.Round(start, 6), Math.Round(start + seconds, 6), Math.Round(2 / fps, 6), total, chosen.Indices, chosen.FallbackToTwo);
    }

    private static List<string> Warn(ProbedVideo video, int frames, int total, bool fallback)
    {
        var warnings = new List<string>();
        var packets = video.Times.Length + video.Discarded;
        if (video.Announced > 0 && video.Announced != packets)
        {
            warnings.Add($"the header announces {video.Announced} frames, the file has packets for {packets}");
        }

        if (video.Discarded > 0)
        {
            warnings.Add($"{video.Discarded} packets carry the DISCARD flag and are not counted; the reference's reader counts them");
        }

        if (fallback)
        {
            warnings.Add($"{total} frames instead of {frames}: the reference's two-frame fallback");
        }

        return warnings;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
