using System.Diagnostics;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Exporting;

/// <summary>
/// Makes the sound file or the cut video that the reference's loader wants: one ffmpeg under the decoder's limits (local files and known
/// containers only, a safe link for a name, a deadline). The first sound stream, as in the shards.
/// </summary>
/// <param name="options">Limits and the program.</param>
/// <param name="child">Runs it.</param>
internal sealed class MediaEncoder(DecodeOptions options, ChildProcess child)
{
    // No probe says how long the file is; encoding sound is some fifty times as fast as playing it.
    private const double AssumedSeconds = 600;

    /// <summary>Writes <paramref name="output"/>, whole; the reason where it cannot.</summary>
    /// <param name="raw">The raw file, found safe.</param>
    /// <param name="job">What is wanted.</param>
    /// <param name="output">A temporary file's path without anything that ffmpeg could misread.</param>
    /// <param name="cancellation">Kills the process.</param>
    public async Task<string?> EncodeAsync(string raw, MediaJob job, string output, CancellationToken cancellation)
    {
        using var link = new SafeLink(raw);
        var start = new ProcessStartInfo(options.Ffmpeg);
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-v", "error", "-y",
            "-protocol_whitelist", InputSafety.Protocols, "-format_whitelist", InputSafety.Formats,
            "-max_pixels", options.MaxPixels.ToString(CultureInfo.InvariantCulture), "-threads", "1", "-i", link.Url,
            .. Output(job), "-t", options.MaxSeconds.ToString(CultureInfo.InvariantCulture),
            "-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact", "file:" + output,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var deadline = options.DeadlineFor(job.Span is { } span ? span.End - span.Start + AssumedSeconds : AssumedSeconds);
        var end = await child.RunAsync(start, deadline, options.MaxStandardError, null, null, cancellation).ConfigureAwait(false);
        return end switch
        {
            { TimedOut: true } => $"{ReasonCode.DecodeTimeout}: {job.RawPath}: ffmpeg did not end within {deadline}",
            { ExitCode: 0 } => null,
            _ => $"{InputSafety.ReasonIn(end.Complaints)}: {job.RawPath}: ffmpeg ended with {end.ExitCode}: "
                + InputSafety.FirstLine(Complaints.Plain(end.Complaints, link.Url, job.RawPath)),
        };
    }

    private static string[] Output(MediaJob job)
    {
        var cut = job.Span is { } span
            ? string.Create(CultureInfo.InvariantCulture, $"trim=start={span.Start:F6}:end={span.End:F6},setpts=PTS-STARTPTS")
            : "";
        var soundCut = cut.Length > 0 ? (string[])["-af", "a" + cut.Replace("setpts", "asetpts", StringComparison.Ordinal)] : [];
        return job.Form switch
        {
            MediaForm.Mp3 => ["-map", "0:a:0", "-vn", "-sn", "-dn", .. soundCut, "-c:a", "libmp3lame", "-q:a", "2", "-f", "mp3"],
            MediaForm.Wave => ["-map", "0:a:0", "-vn", "-sn", "-dn", .. soundCut, "-c:a", "pcm_s16le", "-f", "wav"],
            // Near-lossless, every frame kept at its time: the loader samples the same frames as the shards have.
            MediaForm.Video =>
            [
                "-map", "0:v:0", "-map", "0:a:0?", "-sn", "-dn", "-vf", cut, .. soundCut,
                "-fps_mode", "passthrough", "-c:v", "libx264", "-crf", "10", "-preset", "veryfast", "-c:a", "aac", "-f", "mp4",
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(job), job.Form, "needs no encoding"),
        };
    }
}
