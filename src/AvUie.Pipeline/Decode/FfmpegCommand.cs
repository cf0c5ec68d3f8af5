using System.Globalization;
using FFMpegCore;
using FFMpegCore.Arguments;

namespace AvUie.Pipeline.Decode;

/// <summary>One ffmpeg run: what is decoded and the pipes that it is read from.</summary>
/// <remarks>
/// FFMpegCore writes the command and serves the pipes. It does not run the process: it knows neither a deadline nor the process
/// tree, and keeps standard error without bound.
/// </remarks>
internal sealed class FfmpegCommand
{
    private readonly List<OutputPipeArgument> _pipes = [];

    /// <param name="url">A safe link.</param>
    /// <param name="options">Limits.</param>
    /// <param name="pictures">Frame numbers to send and where; null for no pictures.</param>
    /// <param name="sound">Where the sound goes; null for none.</param>
    public FfmpegCommand(string url, DecodeOptions options, PictureRequest? pictures, SoundRequest? sound)
    {
        var input = FFMpegArguments.FromFileInput(url, verifyExists: false, with => with
            .WithCustomArgument($"-nostdin -hide_banner -v error -protocol_whitelist {InputSafety.Protocols} -format_whitelist {InputSafety.Formats}")
            .WithCustomArgument(string.Create(CultureInfo.InvariantCulture, $"-max_pixels {options.MaxPixels} -threads 1")));
        Arguments = input.OutputToMany(outputs =>
        {
            if (pictures is not null)
            {
                outputs.AddOutput(Pipe(new OutputPipeArgument(pictures.Sink)), with => Pictures(with, pictures));
            }

            if (sound is not null)
            {
                outputs.AddOutput(Pipe(new OutputPipeArgument(sound.Sink)), with => with
                    .WithCustomArgument($"-map 0:{sound.Stream} -vn -sn -dn -map_metadata -1 -af \"{SoundFilter(sound)}\""));
            }
        }).Arguments;
    }

    /// <summary>Everything after the program's name.</summary>
    public string Arguments { get; }

    /// <summary>Opens the pipes; before the process starts.</summary>
    public void Open()
    {
        foreach (var pipe in _pipes)
        {
            pipe.Pre(GlobalFFOptions.Current);
        }
    }

    /// <summary>Reads all pipes to their ends.</summary>
    public Task ReadAsync(CancellationToken cancellation) => Task.WhenAll(_pipes.Select(pipe => pipe.During(cancellation)));

    /// <summary>Removes the pipes.</summary>
    public void Close()
    {
        foreach (var pipe in _pipes)
        {
            pipe.Post();
        }
    }

    private static void Pictures(FFMpegOutputOptions with, PictureRequest pictures)
    {
        // A comma is escaped for the filter graph's parser. No scaling and no colour flags here: swscale's defaults to rgb24 at
        // full size are what the reference's reader does; every other setting costs 28-47 dB.
        var wanted = pictures.From is { } from
            ? string.Create(CultureInfo.InvariantCulture, $@"gte(n\,{from})")
            : string.Join('+', pictures.Frames.Select(n => string.Create(CultureInfo.InvariantCulture, $@"eq(n\,{n})")));
        with.WithCustomArgument($"-map 0:{pictures.Stream} -an -sn -dn -map_metadata -1 -fps_mode passthrough -vf \"select={wanted}\" -pix_fmt rgb24");
        if (pictures.From is null)
        {
            with.WithCustomArgument(string.Create(CultureInfo.InvariantCulture, $"-frames:v {pictures.Frames.Count}"));
        }
    }

    private static string SoundFilter(SoundRequest sound)
    {
        // Channels are averaged, as librosa does, before the rate is changed. Single precision all the way to the last step: soxr
        // dithers 16-bit input with a seed taken from the clock.
        var cut = sound.Start is { } start
            ? string.Create(CultureInfo.InvariantCulture, $"atrim=start={start:F6}:end={sound.End:F6},asetpts=PTS-STARTPTS,")
            : "";
        var share = (1.0 / sound.Channels).ToString("R", CultureInfo.InvariantCulture);
        var mono = sound.Channels <= 1
            ? ""
            : ",pan=mono|c0=" + string.Join('+', Enumerable.Range(0, sound.Channels).Select(c => $"{share}*c{c}"));
        var resampler = sound.Soxr ? ":resampler=soxr" : "";
        return $"{cut}aformat=sample_fmts=fltp{mono},aresample=16000{resampler},aformat=sample_fmts=s16:sample_rates=16000:channel_layouts=mono";
    }

    private OutputPipeArgument Pipe(OutputPipeArgument pipe)
    {
        _pipes.Add(pipe);
        return pipe;
    }
}

/// <param name="Stream">Number of the stream in the file.</param>
/// <param name="Frames">Numbers of the frames in presentation order, ascending.</param>
/// <param name="From">Instead of them: every frame from this one on.</param>
/// <param name="Sink">Where they go.</param>
internal sealed record PictureRequest(int Stream, IReadOnlyList<int> Frames, int? From, PictureSink Sink);

/// <param name="Stream">Number of the stream in the file.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Start">First second; null for all of it.</param>
/// <param name="End">The second after the last.</param>
/// <param name="Soxr">Whether soxr resamples.</param>
/// <param name="Sink">Where it goes.</param>
internal sealed record SoundRequest(int Stream, int Channels, double? Start, double End, bool Soxr, SoundSink Sink);
