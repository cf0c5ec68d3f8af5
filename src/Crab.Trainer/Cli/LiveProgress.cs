using System.Globalization;
using System.Threading.Channels;
using Crab.Trainer.Training;
using Spectre.Console;

namespace Crab.Trainer.Cli;

/// <summary>A bar with loss and remaining time, for terminals. Shows the latest step; it never holds training up.</summary>
internal sealed class LiveProgress : IProgressView
{
    private readonly Channel<StepMetrics> _latest = Channel.CreateBounded<StepMetrics>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _shown;

    /// <summary>Starts showing.</summary>
    public LiveProgress(IAnsiConsole console, int first, int total)
    {
        _shown = console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask("waiting for the first step", maxValue: total);
                task.Value = first;
                await foreach (var metrics in _latest.Reader.ReadAllAsync())
                {
                    task.Value = metrics.Step;
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"step {metrics.Step}/{total}, loss {metrics.Loss:F4}");
                }
            });
    }

    /// <inheritdoc />
    public void Step(StepMetrics metrics) => _latest.Writer.TryWrite(metrics);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _latest.Writer.TryComplete();
        await _shown;
    }
}
