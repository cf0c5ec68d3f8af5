using System.Diagnostics;
using AvUie.Core;
using AvUie.Pipeline.Decode;

namespace AvUie.Pipeline.Tests.Support;

/// <summary>A fact that needs ffmpeg and is skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FfmpegFactAttribute : FactAttribute
{
    public FfmpegFactAttribute() => Skip = Ffmpeg.Installed ? null : "needs ffmpeg and ffprobe in PATH";
}

/// <summary>The same for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FfmpegTheoryAttribute : TheoryAttribute
{
    public FfmpegTheoryAttribute() => Skip = Ffmpeg.Installed ? null : "needs ffmpeg and ffprobe in PATH";
}

/// <summary>Tests that start processes run one after another.</summary>
[CollectionDefinition("ffmpeg")]
public sealed class OneFfmpegAtATime;

/// <summary>Makes small clips on the spot. Frame n of a clip is grey 16 + 4n, so that a decoded frame tells its number.</summary>
internal static class Ffmpeg
{
    private const int Step = 4;

    public static bool Installed { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, "ffmpeg")) && File.Exists(Path.Combine(folder, "ffprobe")));

    public static string Numbered(int frames, int rate = 25, string size = "96x64") =>
        $"color=black:s={size}:r={rate}:d={(double)frames / rate:F4},format=yuv444p,geq=lum='16+{Step}*N':cb=128:cr=128";

    public static readonly string[] Lossless = ["-c:v", "libx264", "-qp", "0", "-pix_fmt", "yuv444p"];

    public static int NumberOf(RgbPicture picture) =>
        (int)Math.Round(picture.Pixels[(picture.Pixels.Length / 2) - 1] * 219.0 / 255 / Step);

    public static int[] NumbersOf(DecodedClip clip) => [.. clip.Frames.Select(NumberOf)];

    public static void Make(string output, params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        foreach (var argument in (string[])["-nostdin", "-v", "error", "-y", .. arguments, "file:" + output])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }

    /// <summary>A clip of numbered frames with a tone of the same length.</summary>
    public static void MakeClip(string output, int frames = 50, int rate = 25) =>
        Make(output, ["-f", "lavfi", "-i", Numbered(frames, rate), "-f", "lavfi", "-i", $"sine=440:r=44100:d={(double)frames / rate:F4}", .. Lossless, "-c:a", "pcm_s16le", "-f", "mov"]);

    public static void MakeSilentClip(string output, int frames) => Make(output, ["-f", "lavfi", "-i", Numbered(frames), .. Lossless, "-f", "mov"]);

    public static async Task<DecodedClip> DecodedAsync(this IMediaDecoder decoder, DecodeRequest request)
    {
        var result = await decoder.DecodeAsync(request, CancellationToken.None);
        return result is DecodeResult.Success success ? success.Value : throw new Xunit.Sdk.XunitException(result.ToString());
    }

    public static async Task<ReasonCode> FailsAsync(this IMediaDecoder decoder, DecodeRequest request)
    {
        var result = await decoder.DecodeAsync(request, CancellationToken.None);
        var failure = Assert.IsType<DecodeResult.Failure>(result);
        Assert.StartsWith(request.Path, failure.Detail, StringComparison.Ordinal);
        return failure.Reason;
    }
}

/// <summary>A folder that goes when the test does.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("decode-tests-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
