using System.Diagnostics;
using System.Globalization;
using AvUie.Core;

namespace AvUie.Pipeline.Decode;

/// <summary>Counts packets without decoding: one ffprobe, read line by line.</summary>
internal sealed class MediaProbe(DecodeOptions options, ChildProcess child)
{
    private const string Entries =
        "packet=stream_index,pts_time,dts_time,flags:stream=index,codec_type,width,height,channels,duration,nb_frames,avg_frame_rate"
        + ":stream_disposition=attached_pic:format=start_time,duration";

    public async Task<(ProbedMedia? Probed, DecodeResult.Failure? Failure)> ProbeAsync(
        string name, string url, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(options.Ffprobe);
        foreach (var argument in (string[])[
            "-hide_banner", "-v", "error", "-protocol_whitelist", InputSafety.Protocols, "-format_whitelist", InputSafety.Formats,
            "-max_pixels", options.MaxPixels.ToString(CultureInfo.InvariantCulture), "-show_entries", Entries, "-of", "compact=nokey=0", url])
        {
            start.ArgumentList.Add(argument);
        }

        var lines = new ProbeLines(options.MaxPackets);
        ChildResult end;
        try
        {
            end = await child.RunAsync(
                start, options.Deadline, options.MaxStandardError,
                async (reader, token) =>
                {
                    while (await reader.ReadLineAsync(token).ConfigureAwait(false) is { } line)
                    {
                        lines.Take(line);
                    }
                },
                null, cancellation).ConfigureAwait(false);
        }
        catch (MediaLimitException limit)
        {
            return (null, new DecodeResult.Failure(limit.Reason, $"{name}: {limit.Message}"));
        }

        if (end.TimedOut)
        {
            return (null, new DecodeResult.Failure(ReasonCode.DecodeTimeout, $"{name}: ffprobe did not end within {options.Deadline}"));
        }

        return end.ExitCode == 0
            ? (lines.Finish(), null)
            : (null, new DecodeResult.Failure(
                InputSafety.ReasonIn(end.Complaints), $"{name}: ffprobe ended with {end.ExitCode}: {InputSafety.FirstLine(end.Complaints)}"));
    }
}
