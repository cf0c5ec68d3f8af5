using System.Globalization;
using AvUie.Core;

namespace AvUie.Pipeline.Decode;

/// <summary>Gathers ffprobe's compact lines, <c>section|key=value|…</c>.</summary>
/// <remarks>Packets come first, so times of all streams are kept until the stream section says which one is the picture.</remarks>
internal sealed class ProbeLines(int maxPackets)
{
    private readonly Dictionary<int, Packets> _packets = [];
    private readonly List<Dictionary<string, string>> _streams = [];
    private Dictionary<string, string> _format = [];
    private int _count;

    public void Take(string line)
    {
        if (line.StartsWith("packet|", StringComparison.Ordinal))
        {
            TakePacket(Fields(line));
        }
        else if (line.StartsWith("stream|", StringComparison.Ordinal))
        {
            _streams.Add(Fields(line));
        }
        else if (line.StartsWith("format|", StringComparison.Ordinal))
        {
            _format = Fields(line);
        }
    }

    public ProbedMedia Finish()
    {
        var shift = Number(_format, "start_time");
        var video = _streams.Where(s => s.GetValueOrDefault("codec_type") == "video" && s.GetValueOrDefault("disposition:attached_pic") != "1")
            .Select(s => Video(s, shift)).FirstOrDefault();
        var audio = _streams.Where(s => s.GetValueOrDefault("codec_type") == "audio")
            .Select(s => new ProbedAudio((int)Number(s, "index"), (int)Number(s, "channels"), Number(s, "duration"))).FirstOrDefault();
        return new ProbedMedia(video, audio, Math.Max(Number(_format, "duration"), Math.Max(video?.End ?? 0, audio?.Seconds ?? 0)));
    }

    private void TakePacket(Dictionary<string, string> fields)
    {
        if (++_count > maxPackets)
        {
            throw new MediaLimitException(ReasonCode.CorruptMedia, $"has more than {maxPackets} packets");
        }

        var stream = (int)Number(fields, "stream_index");
        if (!_packets.TryGetValue(stream, out var packets))
        {
            _packets.Add(stream, packets = new Packets([]));
        }

        if (fields.GetValueOrDefault("flags", "").Contains('D'))
        {
            packets.Discarded++;
            return;
        }

        // AVI gives decoding times only; then they stand for the order.
        var time = fields.GetValueOrDefault("pts_time") is { } pts and not "N/A" ? pts : fields.GetValueOrDefault("dts_time");
        packets.Times.Add(double.TryParse(time, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN);
    }

    private ProbedVideo Video(Dictionary<string, string> stream, double shift)
    {
        var index = (int)Number(stream, "index");
        var packets = _packets.GetValueOrDefault(index) ?? new Packets([]);
        var fps = Ratio(stream.GetValueOrDefault("avg_frame_rate", ""));
        // A packet without any time follows its neighbour.
        var last = shift;
        var times = packets.Times.Select(t => Math.Round((last = double.IsNaN(t) ? last : t) - shift, 6)).Order().ToArray();
        var mean = times.Length > 1 && times[^1] > times[0] ? (times[^1] - times[0]) / (times.Length - 1) : 0;
        return new ProbedVideo(
            index, (int)Number(stream, "width"), (int)Number(stream, "height"), times, mean > 0 ? mean : fps > 0 ? 1 / fps : 0,
            packets.Discarded, (long)Number(stream, "nb_frames"));
    }

    private static Dictionary<string, string> Fields(string line)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in line.Split('|'))
        {
            if (part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
            {
                fields[part[..at]] = part[(at + 1)..];
            }
        }

        return fields;
    }

    private static double Number(Dictionary<string, string> fields, string key) =>
        fields.TryGetValue(key, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) && Math.Abs(value) < int.MaxValue ? value : 0;

    private static double Ratio(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var over)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var under) && under > 0 ? over / under : 0;
    }

    private sealed class Packets(List<double> times)
    {
        public List<double> Times { get; } = times;

        public int Discarded { get; set; }
    }
}
