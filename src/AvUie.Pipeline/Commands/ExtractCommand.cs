using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Imaging;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie extract</c>: one clip as the frames and the sound that a model sees, for <c>crab generate</c>, which reads no video files.</summary>
internal static class ExtractCommand
{
    private const int MostFrames = 64;
    private const string FramesFolder = "frames", SoundName = "sound.wav";

    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "Video or sound file." };
        var output = new Argument<string>("OUT") { Description = $"Folder for {FramesFolder}/ and {SoundName}; must not hold them yet." };
        var count = new Option<int>("--frames") { Description = $"Frames to sample as a build does, 2 to {MostFrames}; 0 for none.", DefaultValueFactory = static _ => 10, HelpName = "N" };
        count.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is not (0 or (>= 2 and <= MostFrames)))
            {
                result.AddError($"--frames: expected 0, or 2 to {MostFrames}");
            }
        });
        var command = new Command("extract", "Writes a clip's sampled frames and its sound as files that crab generate reads.") { file, output, count };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (source, folder) = (Path.GetFullPath(parsed.GetValue(file)!, host.Folder), Path.GetFullPath(parsed.GetValue(output)!, host.Folder));
            var (frames, sound) = (Path.Combine(folder, FramesFolder), Path.Combine(folder, SoundName));
            if (Directory.Exists(frames) || File.Exists(sound))
            {
                throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(folder)}: holds {FramesFolder} or {SoundName} already; name another folder");
            }

            var options = new DecodeOptions();
            await host.FfmpegAsync(options, cancellation);
            var decoder = host.Decoder?.Invoke(options) ?? new FfmpegProcessDecoder(options, host.Time);
            var clip = await DecodeAsync(decoder, source, parsed.GetValue(count), cancellation);
            Write(clip, frames, sound, host.Output);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Both streams; where the file has one of them only, that one.</summary>
    private static async Task<DecodedClip> DecodeAsync(IMediaDecoder decoder, string file, int frames, CancellationToken cancellation)
    {
        var request = new DecodeRequest(Path.GetDirectoryName(file)!, Path.GetFileName(file), null, frames == 0 ? null : frames, Audio: true);
        var result = await decoder.DecodeAsync(request, cancellation);
        if (result is DecodeResult.Failure missing && request.Frames is not null
            && (missing.Reason == ReasonCode.NoAudio ? request with { Audio = false } : missing.Reason == ReasonCode.NoVideo ? request with { Frames = null } : null) is { } other)
        {
            result = await decoder.DecodeAsync(other, cancellation);
        }

        return result switch
        {
            DecodeResult.Success success => success.Value,
            DecodeResult.Failure failure => throw new CommandException(ExitCodes.Findings, $"{Printable.Of(file)}: {failure.Reason.Name}: {Printable.Of(failure.Detail, 500)}"),
            _ => throw new InvalidOperationException($"no such result: {result}"),
        };
    }

    private static void Write(DecodedClip clip, string frames, string sound, TextWriter output)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(sound)!);
        if (clip.Frames.Count > 0)
        {
            Directory.CreateDirectory(frames);
            for (var n = 0; n < clip.Frames.Count; n++)
            {
                AtomicFile.Write(Path.Combine(frames, string.Create(CultureInfo.InvariantCulture, $"{n:00}.png")), PngEncoder.EncodeRgb(clip.Frames[n]));
            }
        }

        if (clip.Samples is { } samples)
        {
            AtomicFile.Write(sound, WavFile.Encode(samples));
        }

        output.WriteLine(clip.Frames.Count > 0 ? $"--video {Printable.Of(frames)}   {clip.Frames.Count} frames" : "no pictures in it");
        output.WriteLine(clip.Samples is { } heard
            ? string.Create(CultureInfo.InvariantCulture, $"--audio {Printable.Of(sound)}   {(double)heard.Length / WavFile.SampleRate:0.##} s") : "no sound in it");
        foreach (var warning in clip.Warnings)
        {
            output.WriteLine($"warning: {Printable.Of(warning)}");
        }
    }
}
