using System.Globalization;
using Crab.Trainer.Training;

namespace Crab.Trainer.Cli;

/// <summary>A line per step, for logs; of long runs at most one in two seconds.</summary>
internal sealed class PlainProgress(TextWriter output, int total, TimeProvider time) : IProgressView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private const int AlwaysShown = 100;
    private readonly long _began = time.GetTimestamp();
    private long? _last;
    private int _steps;

    /// <inheritdoc />
    public void Step(StepMetrics metrics)
    {
        _steps++;
        if (total > AlwaysShown && metrics.Step < total && _last is { } last && time.GetElapsedTime(last) < Interval)
        {
            return;
        }

        _last = time.GetTimestamp();
        var left = time.GetElapsedTime(_began) / _steps * (total - metrics.Step);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"step {metrics.Step}/{total}  loss {metrics.Loss:F4}  rate {metrics.LearningRate:G3}  norm {metrics.GradientNorm:F3}  " +
            $"{metrics.Tokens} tokens  {metrics.Milliseconds:F0} ms  {left:hh\\:mm\\:ss} left"));
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
