using System.Diagnostics;
using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Decode;

[Collection("ffmpeg")]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class HostileMediaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FfmpegProcessDecoder _decoder = new(new DecodeOptions(), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    private DecodeRequest Ask(string name, bool audio = false) => new(_folder.Path, name, null, 4, audio);

    [FfmpegTheory]
    [InlineData("a\" -t 0.2 -y \"INJECTED.mkv")]
    [InlineData("line\nbreak.mov")]
    [InlineData("-dash.mov")]
    [InlineData("a:b.mov")]
    [InlineData("concat:x.mov")]
    [InlineData("frame%03d.png")]
    [InlineData("'; touch INJECTED; '.mov")]
    [InlineData("ünïcødé 视频.mov")]
    public async Task Decode_OddButLegalName_IsDecodedAndNothingElseHappens(string name)
    {
        Ffmpeg.MakeClip(_folder.File("plain.mov"));
        File.Move(_folder.File("plain.mov"), _folder.File(name));
        var clip = await _decoder.DecodedAsync(Ask(name, audio: true));
        Assert.Equal([0, 16, 33, 49], Ffmpeg.NumbersOf(clip));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
        Assert.False(File.Exists("INJECTED.mkv") || File.Exists("INJECTED"));
    }

    [FfmpegFact]
    public async Task Decode_NoMedium_ReasonSaysWhatItIs()
    {
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);
        await File.WriteAllBytesAsync(_folder.File("noise.mp4"), noise);
        await File.WriteAllBytesAsync(_folder.File("empty.mp4"), []);
        await File.WriteAllTextAsync(_folder.File("lfs.mp4"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        Directory.CreateDirectory(_folder.File("folder.mp4"));
        Assert.Equal(ReasonCode.CorruptMedia, await _decoder.FailsAsync(Ask("noise.mp4")));
        Assert.Equal(ReasonCode.EmptyMedia, await _decoder.FailsAsync(Ask("empty.mp4")));
        Assert.Equal(ReasonCode.LfsPointer, await _decoder.FailsAsync(Ask("lfs.mp4")));
        Assert.Equal(ReasonCode.UnsafePath, await _decoder.FailsAsync(Ask("folder.mp4")));
        Assert.Equal(ReasonCode.MissingMedia, await _decoder.FailsAsync(Ask("absent.mp4")));
        Assert.Equal(ReasonCode.MissingMedia, await _decoder.FailsAsync(Ask("noise.mp4/below.mp4")));
    }

    [FfmpegTheory]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/x.ts\n")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nother.mov\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile other.mov\n")]
    public async Task Decode_PlaylistUnderAnotherName_RefusedQuickly(string text)
    {
        Ffmpeg.MakeClip(_folder.File("other.mov"));
        await File.WriteAllTextAsync(_folder.File("list.mp4"), text);
        var watch = Stopwatch.StartNew();
        Assert.Equal(ReasonCode.CorruptMedia, await _decoder.FailsAsync(Ask("list.mp4")));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    [FfmpegFact]
    public async Task Decode_MorePixelsThanAllowed_TooManyPixels()
    {
        Ffmpeg.MakeSilentClip(_folder.File("a.mov"), 10);
        var small = new FfmpegProcessDecoder(new DecodeOptions { MaxPixels = 1000 }, TimeProvider.System);
        Assert.Equal(ReasonCode.TooManyPixels, await small.FailsAsync(Ask("a.mov")));
    }

    [FfmpegFact]
    public async Task Decode_ProgramThatSendsTooLittle_IsCorruptDespiteExitZero()
    {
        Ffmpeg.MakeSilentClip(_folder.File("a.mov"), 10);
        using var tools = new TemporaryFolder();
        await File.WriteAllTextAsync(tools.File("ffmpeg"),
            "#!/bin/sh\n[ \"$1\" = -version ] && exit 0\nexec ffmpeg -nostdin -v error -f lavfi -i color=s=8x8:d=1:r=1 -frames:v 0 -c:v ppm -f image2pipe $(echo \"$@\" | grep -o 'unix:[^ ]*' | head -1)\n");
        File.SetUnixFileMode(tools.File("ffmpeg"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var options = new DecodeOptions { Ffmpeg = tools.File("ffmpeg"), Deadline = TimeSpan.FromSeconds(5) };
        Assert.Equal(ReasonCode.CorruptMedia, await new FfmpegProcessDecoder(options, TimeProvider.System).FailsAsync(Ask("a.mov")));
    }

    [FfmpegFact]
    public async Task Decode_Cancelled_Throws()
    {
        Ffmpeg.MakeSilentClip(_folder.File("a.mov"), 10);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _decoder.DecodeAsync(Ask("a.mov"), cancelled.Token));
    }
}
