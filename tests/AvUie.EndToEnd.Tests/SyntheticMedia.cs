using System.Diagnostics;

namespace AvUie.Tests;

/// <summary>Runs ffmpeg to make small media.</summary>
internal static class SyntheticMedia
{
    public static void Make(params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-v", "error", "-y", "-bitexact", .. arguments]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
