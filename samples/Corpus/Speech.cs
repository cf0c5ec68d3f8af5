using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AvUie.Corpus;

/// <summary>Sentences spoken by the synthetic voices that FFmpeg's flite source brings.</summary>
internal static class Speech
{
    /// <summary>A sentence at <see cref="Sounds.Rate"/>; null where this FFmpeg has no voices.</summary>
    /// <param name="woman">A woman's voice or a man's.</param>
    public static async Task<short[]?> SayAsync(bool woman)
    {
        const string Sentence = "The red disc moves slowly to the right and the square below it stays where it is";
        var source = $"flite=text='{Sentence}':voice={(woman ? "slt" : "rms")}";
        var start = new ProcessStartInfo(
            "ffmpeg", ["-v", "quiet", "-nostdin", "-f", "lavfi", "-i", source, "-f", "s16le", "-ac", "1", "-ar", $"{Sounds.Rate}", "pipe:1"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("ffmpeg cannot be started");
        using var spoken = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(spoken).ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode != 0 || spoken.Length < Sounds.Rate
            ? null
            : MemoryMarshal.Cast<byte, short>(spoken.GetBuffer().AsSpan(0, (int)spoken.Length)).ToArray();
    }
}
