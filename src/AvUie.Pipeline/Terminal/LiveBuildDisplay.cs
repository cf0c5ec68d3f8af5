using Spectre.Console;

namespace AvUie.Pipeline.Terminal;

/// <summary>A bar with counts and the remaining time, for terminals. It looks at the latest report a few times a second.</summary>
internal sealed class LiveBuildDisplay(IAnsiConsole console, TimeProvider time) : BuildDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public override Task<TReport> ShowAsync<TState, TReport>(string doing, Func<IProgress<TState>, Task<TReport>> work) =>
        console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var latest = new LatestProgress<TState>();
                var began = time.GetTimestamp();
                var bar = context.AddTask(Markup.Escape(doing), maxValue: 1);
                var building = work(latest);
                do
                {
                    await Task.WhenAny(building, Task.Delay(Interval, time));
                    Update(bar, latest.Value, time.GetElapsedTime(began));
                }
                while (!building.IsCompleted);

                return await building;
            });

    private static void Update(ProgressTask bar, IProgressState? progress, TimeSpan elapsed)
    {
        if (progress is null)
        {
            return;
        }

        bar.Value = progress.Share;
        var left = ProgressText.Left(progress, elapsed) is { } known ? $"  left {ProgressText.Clock(known)}" : "";
        bar.Description = Markup.Escape(progress.Text + left);
    }
}
