using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Decode;

[Collection("ffmpeg")]
public sealed class FfmpegProcessDecoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FfmpegProcessDecoder _decoder = new(new DecodeOptions(), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    private DecodeRequest Ask(string name, int? frames = 10, bool audio = false, MediaSpan? span = null) => new(_folder.Path, name, span, frames, audio);

    [FfmpegFact]
    public async Task Decode_ClipWithSound_ReferenceFramesAndWholeSound()
    {
        Ffmpeg.MakeClip(_folder.File("a.mov"));
        var clip = await _decoder.DecodedAsync(Ask("a.mov", audio: true));
        Assert.Equal([0, 5, 11, 16, 22, 27, 33, 38, 44, 49], Ffmpeg.NumbersOf(clip));
        Assert.All(clip.Frames, frame => Assert.Equal((224, 224, 3 * 224 * 224), (frame.Width, frame.Height, frame.Pixels.Length)));
        Assert.Equal(32_000, clip.Samples!.Length);
        Assert.InRange(clip.Samples.Max(), 3000, 5000);
        Assert.Equal((50, 5.0, 0.0, 2.0, 0.4), (clip.Timing!.TotalFrames, clip.Timing.SampledFps, clip.Timing.SpanStart, clip.Timing.SpanEnd, clip.Timing.SecondsPerGrid));
        Assert.Empty(clip.Warnings);
        var bytes = await File.ReadAllBytesAsync(_folder.File("a.mov"));
        Assert.Equal(("a.mov", (long)bytes.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))),
            (clip.File.Path, clip.File.Bytes, clip.File.Sha256));
    }

    [FfmpegFact]
    public async Task Decode_VariableFrameRate_CountsFramesNotTime()
    {
        Ffmpeg.Make(_folder.File("v.mov"),
            ["-f", "lavfi", "-i", Ffmpeg.Numbered(50) + ",setpts='if(lt(N,25),N,25+(N-25)*4)/25/TB'", "-fps_mode", "passthrough", .. Ffmpeg.Lossless]);
        var clip = await _decoder.DecodedAsync(Ask("v.mov", frames: 4));
        Assert.Equal([0, 16, 33, 49], Ffmpeg.NumbersOf(clip));
    }

    /// <summary>CREMA-D's form: Sorenson pictures at 30 frames a second and MP3; a recorder that never went back leaves no duration.</summary>
    [FfmpegTheory]
    [InlineData("-flvflags", "+add_keyframe_index")]
    [InlineData("-flvflags", "+no_duration_filesize")]
    public async Task Decode_FlashVideo_ReferenceFramesAndWholeSound(string option, string value)
    {
        Ffmpeg.Make(_folder.File("a.flv"),
            ["-f", "lavfi", "-i", Ffmpeg.Numbered(45, 30, "480x360"), "-f", "lavfi", "-i", "sine=440:r=44100:d=1.5", "-c:v", "flv1", "-q:v", "2", "-c:a", "libmp3lame", option, value, "-f", "flv"]);
        var clip = await _decoder.DecodedAsync(Ask("a.flv", frames: 4, audio: true));
        Assert.Equal([0, 15, 29, 44], clip.Timing!.FrameIndices);
        Assert.All(Ffmpeg.NumbersOf(clip).Zip(clip.Timing.FrameIndices), static pair => Assert.InRange(pair.First, pair.Second - 1, pair.Second + 1));
        // MP3 pads its ends to whole blocks of 1152 samples.
        Assert.InRange(clip.Samples!.Length, 24_000, 26_000);
    }

    [FfmpegFact]
    public async Task Decode_Span_IndicesRunOverItsFrames()
    {
        Ffmpeg.MakeClip(_folder.File("a.mov"));
        var clip = await _decoder.DecodedAsync(Ask("a.mov", 4, audio: true, new MediaSpan(0.4, 1.2)));
        Assert.Equal([10, 16, 23, 29], Ffmpeg.NumbersOf(clip));
        Assert.Equal([0, 6, 13, 19], clip.Timing!.FrameIndices);
        Assert.Equal((20, 0.4, 1.2), (clip.Timing.TotalFrames, clip.Timing.SpanStart, clip.Timing.SpanEnd));
        Assert.Equal(12_800, clip.Samples!.Length);
    }

    [FfmpegTheory]
    [InlineData(5.0, 6.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(-1.0, 1.0)]
    [InlineData(0.0, double.NaN)]
    public async Task Decode_SpanOutsideOrEmpty_BadSpan(double start, double end)
    {
        Ffmpeg.MakeClip(_folder.File("a.mov"));
        Assert.Equal(ReasonCode.BadSpan, await _decoder.FailsAsync(Ask("a.mov", span: new MediaSpan(start, end))));
        Assert.Equal(ReasonCode.BadSpan, await _decoder.FailsAsync(Ask("a.mov", frames: null, audio: true, span: new MediaSpan(start, end))));
    }

    [FfmpegFact]
    public async Task Decode_MissingStream_SaysWhich()
    {
        Ffmpeg.MakeSilentClip(_folder.File("silent.mov"), 10);
        Ffmpeg.Make(_folder.File("tone.wav"), "-f", "lavfi", "-i", "sine=440:r=16000:d=1");
        Assert.Equal(ReasonCode.NoAudio, await _decoder.FailsAsync(Ask("silent.mov", audio: true)));
        Assert.Equal(ReasonCode.NoVideo, await _decoder.FailsAsync(Ask("tone.wav")));
        var sound = await _decoder.DecodedAsync(Ask("tone.wav", frames: null, audio: true));
        Assert.Equal(16_000, sound.Samples!.Length);
        Assert.Empty(sound.Frames);
        Assert.Null(sound.Timing);
        Assert.Null((await _decoder.DecodedAsync(Ask("silent.mov"))).Samples);
    }

    [FfmpegFact]
    public async Task Decode_FewerFramesThanAsked_TwoFrameFallbackIsSaid()
    {
        Ffmpeg.MakeSilentClip(_folder.File("seven.mov"), 7);
        Ffmpeg.MakeSilentClip(_folder.File("one.mov"), 1);
        var clip = await _decoder.DecodedAsync(Ask("seven.mov"));
        Assert.Equal([0, 6], Ffmpeg.NumbersOf(clip));
        Assert.True(clip.Timing!.FallbackToTwo);
        Assert.Single(clip.Warnings);
        Assert.Equal(ReasonCode.TooFewFrames, await _decoder.FailsAsync(Ask("one.mov")));
    }

    [FfmpegFact]
    public async Task Decode_CutFile_LastFrameStandsInUpToTheAllowedShare()
    {
        Ffmpeg.Make(_folder.File("whole.mp4"),
            "-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=4", "-c:v", "libx264", "-bf", "0", "-threads", "1", "-slices", "4", "-movflags", "+faststart");
        var bytes = await File.ReadAllBytesAsync(_folder.File("whole.mp4"));
        await File.WriteAllBytesAsync(_folder.File("cut.mp4"), bytes[..(bytes.Length * 6 / 10)]);
        var clip = await _decoder.DecodedAsync(Ask("cut.mp4"));
        Assert.Equal(10, clip.Frames.Count);
        Assert.True(clip.Timing!.TotalFrames < 100);
        Assert.Contains(clip.Warnings, warning => warning.Contains("announces 100 frames", StringComparison.Ordinal));
        Assert.DoesNotContain(clip.Warnings, warning => warning.Contains("0x", StringComparison.Ordinal) || warning.Contains("/tmp", StringComparison.Ordinal));
    }

    [FfmpegFact]
    public async Task Decode_FramesMissingAtTheEnd_ClonedOrCorruptByOption()
    {
        // A motion-JPEG file whose last two pictures are zeros: packets without frames.
        Ffmpeg.Make(_folder.File("m.avi"), "-f", "lavfi", "-i", Ffmpeg.Numbered(40), "-c:v", "mjpeg", "-q:v", "2", "-pix_fmt", "yuvj444p");
        var bytes = await File.ReadAllBytesAsync(_folder.File("m.avi"));
        var pictures = Enumerable.Range(0, bytes.Length - 3).Where(i => bytes.AsSpan(i, 4).SequenceEqual("00dc"u8) && bytes[i + 8] == 0xFF).ToArray();
        foreach (var at in pictures[38..])
        {
            bytes.AsSpan(at + 8, BitConverter.ToInt32(bytes, at + 4)).Clear();
        }

        await File.WriteAllBytesAsync(_folder.File("m.avi"), bytes);
        var clip = await _decoder.DecodedAsync(Ask("m.avi"));
        Assert.Equal(40, clip.Timing!.TotalFrames);
        Assert.Equal([0, 4, 9, 13, 17, 22, 26, 30, 35, 37], Ffmpeg.NumbersOf(clip));
        Assert.Contains(clip.Warnings, warning => warning.Contains("38 of 40 frames", StringComparison.Ordinal));
        var strict = new FfmpegProcessDecoder(new DecodeOptions { MaxMissingShare = 0 }, TimeProvider.System);
        Assert.Equal(ReasonCode.CorruptMedia, await strict.FailsAsync(Ask("m.avi")));
    }

    [FfmpegFact]
    public async Task Decode_Twice_SameBytesAndSameWords()
    {
        Ffmpeg.Make(_folder.File("a.mkv"),
            "-f", "lavfi", "-i", "testsrc2=s=320x240:r=25:d=2", "-f", "lavfi", "-i", "anoisesrc=r=48000:d=2:seed=1", "-ac", "2", "-c:v", "libx264", "-c:a", "flac");
        var first = await _decoder.DecodedAsync(Ask("a.mkv", audio: true));
        var second = await new FfmpegProcessDecoder(new DecodeOptions(), TimeProvider.System).DecodedAsync(Ask("a.mkv", audio: true));
        Assert.Equal(first.Frames.Select(frame => Convert.ToHexString(frame.Pixels)), second.Frames.Select(frame => Convert.ToHexString(frame.Pixels)));
        Assert.Equal(first.Samples, second.Samples);
        Assert.Equal(first.Warnings, second.Warnings);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, true)]
    public async Task Decode_NothingAsked_IsAProgrammerError(int? frames, bool audio) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _decoder.DecodeAsync(Ask("a.mov", frames, audio), CancellationToken.None));
}
