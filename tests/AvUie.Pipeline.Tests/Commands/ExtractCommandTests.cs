using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Imaging;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Commands;

[Collection("ffmpeg")]
public sealed class ExtractCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FfmpegFact]
    public async Task Extract_Clip_WritesWhatTheDecoderGives()
    {
        Ffmpeg.MakeClip(_folder.File("-clip.mov"));
        var run = await CommandRun.RunAsync("extract", _folder.File("-clip.mov"), _folder.File("out"), "--frames", "4");

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Errors));
        var clip = await new FfmpegProcessDecoder(new DecodeOptions(), TimeProvider.System).DecodedAsync(new DecodeRequest(_folder.Path, "-clip.mov", null, 4, true));
        Assert.Equal(clip.Frames.Select(PngEncoder.EncodeRgb), Directory.EnumerateFiles(_folder.File("out/frames")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
        Assert.Equal(WavFile.Encode(clip.Samples), File.ReadAllBytes(_folder.File("out/sound.wav")));
        Assert.Contains("4 frames", run.Output, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task Extract_ClipWithoutSound_WritesItsFramesAndSaysSo()
    {
        Ffmpeg.MakeSilentClip(_folder.File("a.mov"), 10);
        var run = await CommandRun.RunAsync("extract", _folder.File("a.mov"), _folder.File("out"));

        Assert.Equal((ExitCodes.Done, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["frames"], Directory.EnumerateFileSystemEntries(_folder.File("out")).Select(Path.GetFileName));
        Assert.Contains("no sound in it", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCodes.Findings, "absent.mp4: missing_media", "absent.mp4", "out")]
    [InlineData(ExitCodes.BadUsage, "holds frames or sound.wav already", "absent.mp4", "taken")]
    [InlineData(ExitCodes.BadUsage, "--frames: expected 0, or 2 to 64", "absent.mp4", "out", "--frames", "1")]
    public async Task Extract_WhatCannotBe_SaysWhy(int code, string message, string file, string output, params string[] options)
    {
        Directory.CreateDirectory(_folder.File("taken/frames"));
        var run = await CommandRun.RunAsync(["extract", _folder.File(file), _folder.File(output), .. options]);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("out")));
    }
}
