using AvUie.Pipeline.Building;

namespace AvUie.Pipeline.Terminal;

/// <summary>Lines for logs: one at the beginning, one every five seconds in which something changed, one at the end.</summary>
internal sealed class PlainBuildDisplay(TextWriter output, TimeProvider time) : BuildDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task<BuildReport> ShowAsync(Func<IProgress<BuildProgress>, Task<BuildReport>> work)
    {
        var latest = new LatestProgress();
        var began = time.GetTimestamp();
        output.WriteLine("building");
        using var end = new CancellationTokenSource();
        var showing = ShowAsync(latest, began, end.Token);
        try
        {
            return await work(latest);
        }
        finally
        {
            await end.CancelAsync();
            await showing;
            if (latest.Value is { } last)
            {
                output.WriteLine($"{ProgressText.Of(last)}  in {ProgressText.Clock(time.GetElapsedTime(began))}");
            }
        }
    }

    private async Task ShowAsync(LatestProgress latest, long began, CancellationToken end)
    {
        using var timer = new PeriodicTimer(Interval, time);
        BuildProgress? shown = null;
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                if (latest.Value is not { } now || now == shown)
                {
                    continue;
                }

                shown = now;
                var left = ProgressText.Left(now, time.GetElapsedTime(began));
                output.WriteLine($"{ProgressText.Of(now)}{(left is { } known ? $"  left {ProgressText.Clock(known)}" : "")}");
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }
}
