using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AvUie.Benchmarks;

/// <summary>What <c>avuie plan</c> took, start of the process included.</summary>
internal sealed record PlanMeasurement(int Rows, int Samples, double Seconds, long PeakBytes)
{
    public static async Task<PlanMeasurement> RunAsync(string avuie, string build)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(avuie, ["plan", "--json", build]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.Delay(20);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        using var plan = JsonDocument.Parse(await output);
        return new PlanMeasurement(plan.RootElement.GetProperty("rows").GetInt32(), plan.RootElement.GetProperty("samples").GetInt32(), seconds, peak);
    }

    /// <summary>The kernel's own high-water mark, so that nothing between two looks is missed; 0 when the process is gone.</summary>
    private static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : 1024 * long.Parse(line.AsSpan("VmHWM:".Length, line.Length - "VmHWM:".Length - "kB".Length).Trim(), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
