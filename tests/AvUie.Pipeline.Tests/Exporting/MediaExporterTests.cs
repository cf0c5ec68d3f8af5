using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Exporting;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Exporting;

[Collection("ffmpeg")]
public sealed class MediaExporterTests : IDisposable
{
    private static readonly DecodeOptions Options = new();
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FfmpegFact]
    public async Task Export_StretchOfAVideo_GivesTheLoaderTheShardsFrames()
    {
        Ffmpeg.MakeClip(_folder.File("50%d 'x'.mov"));
        var span = new MediaSpan(0.4, 1.4);

        Assert.Null(await ExportAsync("50%d 'x'.mov", "cut.mp4", MediaForm.Video, span));

        Assert.Equal(await FramesAsync("50%d 'x'.mov", span), await FramesAsync("out/cut.mp4", null));
    }

    [FfmpegTheory]
    [InlineData((int)MediaForm.Wave, "cut.wav")]
    [InlineData((int)MediaForm.Mp3, "cut.mp3")]
    public async Task Export_StretchOfASound_HasItsLength(int form, string name)
    {
        Ffmpeg.MakeClip(_folder.File("clip.mov"));

        Assert.Null(await ExportAsync("clip.mov", name, (MediaForm)form, new MediaSpan(0.5, 1.5)));

        var sound = Assert.IsType<DecodeResult.Success>(await Decoder().DecodeAsync(new DecodeRequest(_folder.Path, "out/" + name, null, null, true), default)).Value.Samples!;
        Assert.InRange(sound.Length, 15_900, 17_000);
    }

    [FfmpegFact]
    public async Task Export_WhatIsThereAlready_IsLeftAlone()
    {
        _folder.Write("out/a.mp4", "mine");
        _folder.Write("a.mp4", "theirs");

        Assert.Null(await ExportAsync("a.mp4", "a.mp4", MediaForm.File, null));

        Assert.Equal("mine", File.ReadAllText(_folder.File("out", "a.mp4")));
    }

    [FfmpegFact]
    public async Task Export_WhatCannotBeExported_SaysWhyAndLeavesNothing()
    {
        _folder.Write("raw.mp4", "no medium");
        File.CreateSymbolicLink(_folder.File("out-of-it.mp4"), "/etc/hostname");

        Assert.Contains("missing_media", await ExportAsync("gone.mp4", "a.mp4", MediaForm.File, null), StringComparison.Ordinal);
        Assert.Contains("unsafe_path", await ExportAsync("out-of-it.mp4", "a.mp4", MediaForm.File, null), StringComparison.Ordinal);
        Assert.Contains("corrupt_media", await ExportAsync("raw.mp4", "a.mp3", MediaForm.Mp3, null), StringComparison.Ordinal);
        Assert.Contains("changed", await ExportAsync("raw.mp4", "a.mp3", MediaForm.Mp3, null, sha256: "0"), StringComparison.Ordinal);
        Assert.Contains("another length", await ExportAsync("raw.mp4", "a.mp4", MediaForm.File, null, bytes: 1), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Folder("out")));
    }

    [FfmpegFact]
    public async Task Export_SymbolicLinkThatLeadsNowhere_IsMadeAnew()
    {
        _folder.Write("a.mp4", "theirs");
        File.CreateSymbolicLink(Path.Combine(_folder.Folder("out"), "a.mp4"), "/nowhere");

        Assert.Null(await ExportAsync("a.mp4", "a.mp4", MediaForm.File, null));

        Assert.Equal("theirs", File.ReadAllText(_folder.File("out", "a.mp4")));
    }

    private async Task<string?> ExportAsync(string raw, string name, MediaForm form, MediaSpan? span, string? sha256 = null, long? bytes = null)
    {
        var (media, _) = await RawMedia.OpenAsync(_folder.Path, raw, default);
        var job = new MediaJob(name, _folder.Path, raw, span, form, sha256 ?? media?.File.Sha256 ?? "", bytes ?? media?.File.Bytes ?? 0);
        var exporter = new MediaExporter(_folder.Folder("out"), MediaMode.Link, new MediaEncoder(Options, new ChildProcess(TimeProvider.System)));
        return await exporter.ExportAsync(job, default);
    }

    private async Task<int[]> FramesAsync(string path, MediaSpan? span) => Ffmpeg.NumbersOf(
        Assert.IsType<DecodeResult.Success>(await Decoder().DecodeAsync(new DecodeRequest(_folder.Path, path, span, 10, false), default)).Value);

    private static FfmpegProcessDecoder Decoder() => new(Options, TimeProvider.System);
}
