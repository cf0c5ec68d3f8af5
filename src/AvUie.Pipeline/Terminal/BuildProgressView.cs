using System.Globalization;
using AvUie.Pipeline.Building;
using Spectre.Console;

namespace AvUie.Pipeline.Terminal;

/// <summary>Shows a build while it runs: a live bar on a terminal, a plain line every few seconds elsewhere. Always with an ETA.</summary>
internal static class BuildProgressView
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(3);

    /// <summary>Runs the work and shows its progress on standard error.</summary>
    public static Task<BuildReport> ShowAsync(TextWriter output, TimeProvider time, Func<IProgress<BuildProgress>, Task<BuildReport>> work) =>
        Console.IsErrorRedirected || !ReferenceEquals(output, Console.Error) ? PlainAsync(output, time, work) : LiveAsync(output, time, work);

    /// <summary>One line: shares, counts, rate and time left.</summary>
    internal static string Line(BuildProgress progress, TimeSpan elapsed)
    {
        var rate = elapsed.TotalSeconds > 0 ? progress.Ended / elapsed.TotalSeconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds((progress.Rows - progress.Ended) / rate) : (TimeSpan?)null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"shard {progress.ShardsDone}/{progress.Shards}  row {progress.Ended:N0}/{progress.Rows:N0}  written {progress.Written:N0}  filtered {progress.Filtered:N0}  failed {progress.Failed:N0}  clips {progress.ClipsDecoded:N0}  {rate:N1} rows/s  ETA {(left is { } span ? Text(span) : "?")}");
    }

    private static string Text(TimeSpan span) =>
        span.TotalHours >= 1 ? $"{(int)span.TotalHours} h {span.Minutes} min" : span.TotalMinutes >= 1 ? $"{span.Minutes} min {span.Seconds} s" : $"{(int)span.TotalSeconds} s";

    private static async Task<BuildReport> PlainAsync(TextWriter output, TimeProvider time, Func<IProgress<BuildProgress>, Task<BuildReport>> work)
    {
        var start = time.GetTimestamp();
        var latest = new Latest();
        var running = work(latest);
        while (await Task.WhenAny(running, Task.Delay(LineEvery, time)).ConfigureAwait(false) != running)
        {
            await output.WriteLineAsync(latest.Value is { } progress ? Line(progress, time.GetElapsedTime(start)) : "looking for what is there ...").ConfigureAwait(false);
        }

        var report = await running.ConfigureAwait(false);
        await output.WriteLineAsync(Line(report.Progress, time.GetElapsedTime(start))).ConfigureAwait(false);
        return report;
    }

    private static async Task<BuildReport> LiveAsync(TextWriter output, TimeProvider time, Func<IProgress<BuildProgress>, Task<BuildReport>> work)
    {
        var start = time.GetTimestamp();
        var latest = new Latest();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return await console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("looking for what is there ...");
                var running = work(latest);
                do
                {
                    await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(200), time)).ConfigureAwait(false);
                    if (latest.Value is { } progress)
                    {
                        bar.MaxValue = Math.Max(1, progress.Rows);
                        bar.Value = progress.Ended;
                        bar.Description = Markup.Escape(Line(progress, time.GetElapsedTime(start)));
                    }
                }
                while (!running.IsCompleted);

                return await running.ConfigureAwait(false);
            }).ConfigureAwait(false);
    }

    private sealed class Latest : IProgress<BuildProgress>
    {
        private BuildProgress? _value;

        public BuildProgress? Value => Volatile.Read(ref _value);

        public void Report(BuildProgress value) => Volatile.Write(ref _value, value);
    }
}
