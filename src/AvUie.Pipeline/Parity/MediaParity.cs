using System.Globalization;
using System.Text.Json;
using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Shards;

namespace AvUie.Pipeline.Parity;

/// <summary>
/// <c>media/</c>: clips, what the reference's reader says of them (<c>frames.json</c>), its frames (<c>clip.n.i.png</c>) and sounds
/// (<c>audio_16k.safetensors</c>).
/// </summary>
internal sealed class MediaParity : IParityCheck
{
    private const double SoundDecibels = 55;

    private readonly DecodeOptions _options = new();

    public string Name => "media";

    public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation)
    {
        var media = Path.Combine(folder, Name);
        var decoder = new FfmpegProcessDecoder(_options, TimeProvider.System);
        var frames = Path.Combine(media, "frames.json");
        if (File.Exists(frames))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(frames));
            foreach (var clip in json.RootElement.EnumerateObject())
            {
                foreach (var asked in clip.Value.EnumerateObject())
                {
                    foreach (var result in Frames(decoder, media, clip.Name, asked, cancellation))
                    {
                        yield return result;
                    }
                }
            }
        }

        var sounds = Path.Combine(media, "audio_16k.safetensors");
        if (File.Exists(sounds))
        {
            using var file = SafetensorsFile.Open(sounds);
            foreach (var key in file.Tensors.Keys.Order(StringComparer.Ordinal))
            {
                yield return Sound(decoder, media, file, key, cancellation);
            }
        }
    }

    private IEnumerable<ParityResult> Frames(
        FfmpegProcessDecoder decoder, string media, string clip, JsonProperty asked, CancellationToken cancellation)
    {
        var name = $"{clip} {asked.Name} frames";
        var count = int.Parse(asked.Name, CultureInfo.InvariantCulture);
        var decoded = Decode(decoder, new DecodeRequest(Path.Combine(media, "clips"), clip, null, count, Audio: false), cancellation);
        if (asked.Value.TryGetProperty("error", out var error) || (asked.Value.TryGetProperty("black", out var black) && black.GetBoolean()))
        {
            // The reference gives up or makes black frames; we give a reason, or frames where there are some.
            var what = error.ValueKind == JsonValueKind.String ? $"the reference fails ({error.GetString()})" : "the reference makes black frames";
            return [decoded is DecodeResult.Failure failed
                ? Line(name, ParityVerdict.Pass, $"{what}; we fail with {failed.Reason}")
                : Line(name, ParityVerdict.DiffersByDesign, $"{what}; we decode the clip")];
        }

        if (decoded is not DecodeResult.Success { Value: { Timing: { } timing } value })
        {
            return [Line(name, ParityVerdict.Fail, decoded is DecodeResult.Failure failure ? $"{failure.Reason}: {failure.Detail}" : "no frames")];
        }

        var total = asked.Value.GetProperty("total_frames").GetInt32();
        var indices = asked.Value.GetProperty("indices").EnumerateArray().Select(i => i.GetInt32()).ToArray();
        if (timing.TotalFrames != total && Discarded(media, clip, cancellation) is > 0 and var discarded)
        {
            return [Line(name, ParityVerdict.DiffersByDesign,
                $"the reference's reader counts {total} packets, {discarded} of them marked DISCARD; we count the {timing.TotalFrames} that are shown")];
        }

        if (timing.TotalFrames != total || !timing.FrameIndices.SequenceEqual(indices))
        {
            return [Line(name, ParityVerdict.Fail,
                $"frames {string.Join(',', timing.FrameIndices)} of {timing.TotalFrames} instead of {string.Join(',', indices)} of {total}")];
        }

        return Pixels(media, clip, asked, name, value);
    }

    private IEnumerable<ParityResult> Pixels(string media, string clip, JsonProperty asked, string name, DecodedClip decoded)
    {
        var difference = new PixelDifference();
        for (var i = 0; i < decoded.Frames.Count; i++)
        {
            var png = $"{Path.GetFileNameWithoutExtension(clip)}.{asked.Name}.{i}.png";
            var path = Path.Combine(media, png);
            if (!File.Exists(path))
            {
                return [Line(name, ParityVerdict.Fail, $"{png} is not there")];
            }

            difference.Add(png, decoded.Frames[i].Pixels, ImageDecoder.Decode(File.ReadAllBytes(path), _options).Pixels);
        }

        var enlarging = asked.Value.GetProperty("width").GetInt32() < _options.Side || asked.Value.GetProperty("height").GetInt32() < _options.Side;
        return difference.Results(Name, decoded.Timing!.FallbackToTwo ? $"{name} (falls back to two)" : name, enlarging);
    }

    private ParityResult Sound(FfmpegProcessDecoder decoder, string media, SafetensorsFile file, string key, CancellationToken cancellation)
    {
        var theirs = file.ReadInt64s(key);
        var decoded = Decode(decoder, new DecodeRequest(Path.Combine(media, "clips"), key, null, null, Audio: true), cancellation);
        if (decoded is not DecodeResult.Success { Value.Samples: { } ours })
        {
            return Line($"{key} sound", ParityVerdict.Fail, decoded is DecodeResult.Failure failure ? $"{failure.Reason}: {failure.Detail}" : "no sound");
        }

        if (ours.Length != theirs.Length)
        {
            return Line($"{key} sound", ParityVerdict.Fail, $"{ours.Length} samples instead of {theirs.Length}");
        }

        double signal = 0, noise = 0;
        for (var i = 0; i < ours.Length; i++)
        {
            signal += (double)theirs[i] * theirs[i];
            noise += (double)(ours[i] - theirs[i]) * (ours[i] - theirs[i]);
        }

        var relative = noise == 0 ? 0 : Math.Sqrt(noise / Math.Max(signal, 1));
        var most = Math.Pow(10, -SoundDecibels / 20);
        var detail = noise == 0 ? "equal" : string.Create(CultureInfo.InvariantCulture, $"{-20 * Math.Log10(relative):F1} dB");
        return new ParityResult(
            Name, $"{key} sound", relative <= most ? ParityVerdict.Pass : ParityVerdict.Fail, ours.Length, relative, most, "relative", detail);
    }

    private int Discarded(string media, string clip, CancellationToken cancellation)
    {
        using var link = new SafeLink(Path.Combine(media, "clips", clip));
        var probe = new MediaProbe(_options, new ChildProcess(TimeProvider.System));
        return Wait(probe.ProbeAsync(clip, link.Url, cancellation)).Probed?.Video?.Discarded ?? 0;
    }

    private static DecodeResult Decode(FfmpegProcessDecoder decoder, DecodeRequest request, CancellationToken cancellation) =>
        Wait(decoder.DecodeAsync(request, cancellation));

    // A check is a sequence of lines; the decoder has no thread of its own to wait for, so blocking here is safe.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private ParityResult Line(string name, ParityVerdict verdict, string detail) =>
        new(Name, name, verdict, 1, verdict == ParityVerdict.Pass ? 0 : 1, 0, "unequal", detail);
}
