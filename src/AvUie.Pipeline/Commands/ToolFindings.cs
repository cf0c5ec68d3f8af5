using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Commands;

/// <summary>The programs that decode.</summary>
internal static class ToolFindings
{
    public static async Task<IReadOnlyList<Finding>> AskAsync(CommandHost host, DecodeOptions options, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        try
        {
            var ffmpeg = await host.AskFfmpeg(options, cancellation);
            findings.Add(new(FindingLevel.Ok, "ffmpeg", ffmpeg.Version));
            findings.Add(ffmpeg.HasSoxr
                ? new(FindingLevel.Ok, "soxr", "sound is resampled as the reference does")
                : new(FindingLevel.Warn, "soxr", "missing: sound is resampled by swr, 37 dB instead of 58 dB from the reference; use an ffmpeg with libsoxr"));
        }
        catch (InvalidOperationException error)
        {
            findings.Add(new(FindingLevel.Setup, "ffmpeg", error.Message));
        }

        try
        {
            var ffprobe = await host.AskFfmpeg(options with { Ffmpeg = options.Ffprobe }, cancellation);
            findings.Add(new(FindingLevel.Ok, "ffprobe", ffprobe.Version));
        }
        catch (InvalidOperationException error)
        {
            findings.Add(new(FindingLevel.Setup, "ffprobe", error.Message));
        }

        return findings;
    }
}
