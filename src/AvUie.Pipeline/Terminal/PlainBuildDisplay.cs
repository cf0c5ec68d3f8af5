namespace AvUie.Pipeline.Terminal;

/// <summary>Lines for logs: one at the beginning, one every five seconds in which something changed, one at the end.</summary>
internal sealed class PlainBuildDisplay(TextWriter output, TimeProvider time) : BuildDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public override async Task<TReport> ShowAsync<TState, TReport>(string doing, Func<IProgress<TState>, Task<TReport>> work)
    {
        var latest = new LatestProgress<TState>();
        var began = time.GetTimestamp();
        output.WriteLine(doing);
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
                output.WriteLine($"{last.Text}  in {ProgressText.Clock(time.GetElapsedTime(began))}");
            }
        }
    }

    private async Task ShowAsync<TState>(LatestProgress<TState> latest, long began, CancellationToken end)
        where TState : class, IProgressState
    {
        using var timer = new PeriodicTimer(Interval, time);
        TState? shown = null;
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                if (latest.Value is not { } now || now.Equals(shown))
                {
                    continue;
                }

                shown = now;
                var left = ProgressText.Left(now, time.GetElapsedTime(began));
                output.WriteLine($"{now.Text}{(left is { } known ? $"  left {ProgressText.Clock(known)}" : "")}");
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }
}
