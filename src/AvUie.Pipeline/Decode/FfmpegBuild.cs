using System.Diagnostics;

namespace AvUie.Pipeline.Decode;

/// <summary>What the installed ffmpeg is and can do.</summary>
/// <param name="Version">Its version line.</param>
/// <param name="HasSoxr">Whether it resamples with soxr, as the reference does; otherwise swr stands in (37 dB instead of 58 dB).</param>
internal sealed record FfmpegBuild(string Version, bool HasSoxr)
{
    public static async Task<FfmpegBuild> AskAsync(DecodeOptions options, ChildProcess child, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(options.Ffmpeg);
        start.ArgumentList.Add("-version");
        var text = "";
        var end = await child.RunAsync(
            start, options.Deadline, options.MaxStandardError,
            async (reader, token) => text = await reader.ReadToEndAsync(token).ConfigureAwait(false), null, cancellation).ConfigureAwait(false);
        return end is { TimedOut: false, ExitCode: 0 }
            ? new FfmpegBuild(InputSafety.FirstLine(text), text.Contains("--enable-libsoxr", StringComparison.Ordinal))
            : throw new InvalidOperationException($"{options.Ffmpeg} -version failed: install FFmpeg 5 or later, or set its path");
    }
}
