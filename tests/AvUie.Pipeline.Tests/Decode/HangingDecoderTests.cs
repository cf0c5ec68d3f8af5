using AvUie.Core;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Tests.Support;

namespace AvUie.Pipeline.Tests.Decode;

/// <summary>Tests that change the environment of the whole process run while no other does.</summary>
[CollectionDefinition("environment", DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection("environment")]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class HangingDecoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FfmpegFact]
    public async Task Decode_HangingProgram_KilledWithItsChildrenAndNothingIsLeft()
    {
        Ffmpeg.MakeSilentClip(_folder.File("a.mov"), 10);
        using var tools = new TemporaryFolder();
        var script = tools.File("ffmpeg");
        await File.WriteAllTextAsync(script,
            $"#!/bin/sh\n[ \"$1\" = -version ] && exit 0\nsleep 300 &\necho $! > '{tools.File("child")}'\nyes complaint 1>&2\nwait\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var before = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", tools.Path);
        try
        {
            var options = new DecodeOptions { Ffmpeg = script, Deadline = TimeSpan.FromSeconds(2), DeadlinePerSecond = 0 };
            Assert.Equal(ReasonCode.DecodeTimeout, await new FfmpegProcessDecoder(options, TimeProvider.System).FailsAsync(new DecodeRequest(_folder.Path, "a.mov", null, 4, false)));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }

        var child = (await File.ReadAllTextAsync(tools.File("child"))).Trim();
        for (var i = 0; i < 50 && Alive(child); i++)
        {
            await Task.Delay(100);
        }

        Assert.False(Alive(child));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(tools.Path), entry => entry.Contains("CoreFxPipe", StringComparison.Ordinal) || entry.Contains("avuie-", StringComparison.Ordinal));
    }

    // A zombie has a folder in /proc, too, but no longer a command line.
    private static bool Alive(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
