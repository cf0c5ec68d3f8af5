using AvUie.Pipeline.Building;
using Spectre.Console;

namespace AvUie.Pipeline.Terminal;

/// <summary>A bar with counts and the remaining time, for terminals. It looks at the latest report a few times a second.</summary>
internal sealed class LiveBuildDisplay(IAnsiConsole console, TimeProvider time) : BuildDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public override Task<BuildReport> ShowAsync(Func<IProgress<BuildProgress>, Task<BuildReport>> work) =>
        console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var latest = new LatestProgress();
                var began = time.GetTimestamp();
                var bar = context.AddTask("building", maxValue: 1);
                var building = work(latest);
                do
                {
                    await Task.WhenAny(building, Task.Delay(Interval, time));
                    Update(bar, latest.Value, time.GetElapsedTime(began));
                }
                while (!building.IsCompleted);

                return await building;
            });

    private static void Update(ProgressTask bar, BuildProgress? progress, TimeSpan elapsed)
    {
        if (progress is null)
        {
            return;
        }

        bar.MaxValue = Math.Max(1, progress.Rows);
        bar.Value = progress.Rows == 0 ? 1 : progress.Ended;
        var left = ProgressText.Left(progress, elapsed) is { } known ? $"  left {ProgressText.Clock(known)}" : "";
        bar.Description = Markup.Escape(ProgressText.Of(progress) + left);
    }
}
