using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Globalization;
using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Decode;

/// <summary>
/// Decodes with one ffmpeg process per request, both streams in one pass, after one packet-counting ffprobe per distinct file.
/// Costs two process starts (about 0.18 s of CPU); in return a crash or a hang in a codec never touches this process.
/// </summary>
internal sealed class FfmpegProcessDecoder : IMediaDecoder
{
    private readonly DecodeOptions _options;
    private readonly ChildProcess _child;
    private readonly MediaProbe _probe;
    private readonly ProbeCache _cache;
    private readonly Lazy<Task<FfmpegBuild>> _build;

    /// <summary>Throws <see cref="ValidationException"/> for an option out of its range.</summary>
    public FfmpegProcessDecoder(DecodeOptions options, TimeProvider time)
    {
        _options = options.Validated();
        _child = new ChildProcess(time);
        _probe = new MediaProbe(_options, _child);
        _cache = new ProbeCache(_options.ProbesCached);
        _build = new(() => FfmpegBuild.AskAsync(_options, _child, CancellationToken.None));
    }

    /// <summary>The installed ffmpeg. Throws <see cref="InvalidOperationException"/> where there is none.</summary>
    public Task<FfmpegBuild> BuildAsync() => _build.Value;

    /// <inheritdoc/>
    public async Task<DecodeResult> DecodeAsync(DecodeRequest request, CancellationToken cancellation)
    {
        if (request is { Frames: null, Audio: false } or { Frames: < 1 })
        {
            throw new ArgumentException("nothing to decode: ask for at least one frame or for the sound", nameof(request));
        }

        if (request.Span is { } span && !(span.Start >= 0 && span.End > span.Start && double.IsFinite(span.End)))
        {
            return Fail(ReasonCode.BadSpan, request, $"the span {Text(span)} is empty or negative");
        }

        var (media, unusable) = await RawMedia.OpenAsync(request.Root, request.Path, cancellation).ConfigureAwait(false);
        if (media is null)
        {
            return unusable!;
        }

        using var link = new SafeLink(media.Absolute);
        if (_cache.Find(media.File.Sha256) is not { } probed)
        {
            var (found, failure) = await _probe.ProbeAsync(request.Path, link.Url, cancellation).ConfigureAwait(false);
            if (found is null)
            {
                return failure! with { Detail = Complaints.Plain(failure.Detail, link.Url, request.Path) };
            }

            _cache.Add(media.File.Sha256, probed = found);
        }

        var (plan, reason) = ClipPlan.Make(request, probed, _options);
        return plan is null ? reason! : await RunAsync(request, media.File, link, probed, plan, cancellation).ConfigureAwait(false);
    }

    private async Task<DecodeResult> RunAsync(
        DecodeRequest request, RawFile file, SafeLink link, ProbedMedia probed, ClipPlan plan, CancellationToken cancellation)
    {
        var build = await _build.Value.ConfigureAwait(false);
        var pictures = plan.Frames is { } frames
            ? new PictureRequest(probed.Video!.Index, frames, null, new PictureSink(_options, frames.Count))
            : null;
        var sound = request.Audio
            ? new SoundRequest(
                probed.Audio!.Index, probed.Audio.Channels, request.Span?.Start, request.Span?.End ?? 0, build.HasSoxr, new SoundSink(_options.MaxSeconds))
            : null;
        var (complaints, failure) = await FfmpegAsync(request, link, probed, pictures, sound, cancellation).ConfigureAwait(false);
        if (failure is not null)
        {
            return failure;
        }

        var warnings = new List<string>(plan.Warnings);
        if (complaints.Length > 0)
        {
            warnings.Add($"ffmpeg wrote {complaints.AsSpan().Trim().Count('\n') + 1} lines: {InputSafety.FirstLine(complaints)}");
        }

        if (pictures is not null && pictures.Sink.Count < pictures.Frames.Count
            && await CloneTailAsync(request, link, probed, plan, pictures, warnings, cancellation).ConfigureAwait(false) is { } corrupt)
        {
            return corrupt;
        }

        var samples = sound?.Sink.Samples();
        return samples is { Length: 0 }
            ? Fail(request.Span is null ? ReasonCode.EmptyMedia : ReasonCode.BadSpan, request, "its sound stream gave no sample")
            : new DecodeResult.Success(new DecodedClip(pictures?.Sink.Pictures ?? [], plan.Timing, samples, file, warnings));
    }

    /// <summary>
    /// Frames at the end that a damaged file does not give: a second pass finds the last one that is there and counts.
    /// Up to the allowed share it stands in for the missing ones, as in the reference's reader.
    /// </summary>
    private async Task<DecodeResult.Failure?> CloneTailAsync(
        DecodeRequest request, SafeLink link, ProbedMedia probed, ClipPlan plan, PictureRequest pictures, List<string> warnings,
        CancellationToken cancellation)
    {
        var got = pictures.Sink.Pictures.Count;
        if (got == 0)
        {
            return Fail(ReasonCode.CorruptMedia, request, $"ffmpeg decoded none of the {plan.Total} frames that the file has packets for");
        }

        var from = pictures.Frames[got - 1];
        var tail = new PictureSink(_options, most: null);
        var (_, failure) = await FfmpegAsync(
            request, link, probed, new PictureRequest(pictures.Stream, [], from, tail), null, cancellation).ConfigureAwait(false);
        if (failure is not null)
        {
            return failure;
        }

        var decoded = from + tail.Count - plan.First;
        var missing = plan.Total - decoded;
        if (tail.Count == 0 || missing > plan.Total * _options.MaxMissingShare)
        {
            return Fail(
                ReasonCode.CorruptMedia, request,
                $"ffmpeg decoded {decoded} of {plan.Total} frames; at most {_options.MaxMissingShare:P0} may be missing");
        }

        while (pictures.Sink.Pictures.Count < pictures.Frames.Count)
        {
            pictures.Sink.Pictures.Add(tail.Pictures[0]);
        }

        warnings.Add($"ffmpeg decoded {decoded} of {plan.Total} frames; the last one stands in for the {pictures.Frames.Count - got} that were asked for beyond it");
        return null;
    }

    private async Task<(string Complaints, DecodeResult.Failure? Failure)> FfmpegAsync(
        DecodeRequest request, SafeLink link, ProbedMedia probed, PictureRequest? pictures, SoundRequest? sound, CancellationToken cancellation)
    {
        var command = new FfmpegCommand(link.Url, _options, pictures, sound);
        var deadline = _options.DeadlineFor(probed.Seconds);
        command.Open();
        try
        {
            var end = await _child.RunAsync(
                new ProcessStartInfo(_options.Ffmpeg, command.Arguments), deadline, _options.MaxStandardError, null, command.ReadAsync, cancellation)
                .ConfigureAwait(false);
            var complaints = Complaints.Plain(end.Complaints, link.Url, request.Path);
            return end switch
            {
                { TimedOut: true } => ("", Fail(ReasonCode.DecodeTimeout, request, $"ffmpeg did not end within {deadline}")),
                { ExitCode: 0 } => (complaints, null),
                _ => ("", Fail(InputSafety.ReasonIn(complaints), request, $"ffmpeg ended with {end.ExitCode}: {InputSafety.FirstLine(complaints)}")),
            };
        }
        catch (MediaLimitException limit)
        {
            return ("", Fail(limit.Reason, request, limit.Message));
        }
        finally
        {
            command.Close();
        }
    }

    private static DecodeResult.Failure Fail(ReasonCode reason, DecodeRequest request, string detail) => new(reason, $"{request.Path}: {detail}");

    private static string Text(MediaSpan span) => string.Create(CultureInfo.InvariantCulture, $"[{span.Start}, {span.End})");
}
