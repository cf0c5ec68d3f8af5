namespace AvUie.Core;

/// <summary>
/// The samples of a sound that a task hears (reference: process_audio_by_task of Crab_Plus, at 16 kHz mono). Described as runs of the
/// source, so that the rule can be checked without a sound and applied without a copy too many.
/// </summary>
public static class AudioWindows
{
    /// <summary>Samples in a second.</summary>
    public const int SampleRate = 16_000;

    private const int ShortWindowSeconds = 4;

    /// <summary>The runs of a task's window over a sound, neighbours joined; empty runs are left out.</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="sampleCount">Samples the sound has, 0 or more.</param>
    /// <param name="index">Which fifth or tenth; null means 0. Ignored where the rule has no index.</param>
    public static IReadOnlyList<AudioRun> Select(string task, int sampleCount, int? index) =>
        Select(TaskTable.Get(task).AudioWindow, sampleCount, index);

    /// <summary>The runs of a rule's window over a sound.</summary>
    public static IReadOnlyList<AudioRun> Select(AudioWindowRule rule, int sampleCount, int? index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleCount);
        var window = new Window(sampleCount);
        switch (rule)
        {
            case AudioWindowRule.WholeInTenths:
                window.Slice(0, window.Length / 10 * 10L);
                break;
            case AudioWindowRule.WholeInFifths:
                window.Slice(0, window.Length / 5 * 5L);
                break;
            case AudioWindowRule.OneFifth:
                Part(window, 5, index ?? 0);
                break;
            case AudioWindowRule.OneTenth:
                Part(window, 10, index ?? 0);
                break;
            case AudioWindowRule.FirstFourSeconds:
                window.Silence(ShortWindowSeconds * SampleRate - window.Slice(0, ShortWindowSeconds * SampleRate));
                break;
            case AudioWindowRule.TenWindowsOfSixty:
                TenWindows(window);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "no such rule");
        }

        return window.Runs;
    }

    /// <summary>Takes the runs of a sound.</summary>
    public static short[] Apply(ReadOnlySpan<short> samples, IReadOnlyList<AudioRun> runs)
    {
        var window = new short[runs.Sum(run => run.Count)];
        var at = 0;
        foreach (var run in runs)
        {
            if (!run.IsSilence)
            {
                samples.Slice(run.Start, run.Count).CopyTo(window.AsSpan(at));
            }

            at += run.Count;
        }

        return window;
    }

    /// <summary>A task's window over a sound.</summary>
    public static short[] Apply(ReadOnlySpan<short> samples, string task, int? index) =>
        Apply(samples, Select(task, samples.Length, index));

    /// <summary>One part of equal parts; an index beyond the last gives silence of a part's length.</summary>
    private static void Part(Window window, int parts, int index)
    {
        var length = window.Length / parts;
        var taken = window.Slice((long)index * length, Math.Min(parts, index + 1L) * length);
        window.Silence(length - taken);
    }

    private static void TenWindows(Window window)
    {
        var unit = window.Length / 60;
        for (var second = 0; second < 60; second += 6)
        {
            var start = (long)(Math.Max(0, second - 0.5) * unit);
            var end = (long)(Math.Min(60, second + 1.5) * unit);
            window.Silence(second == 0 ? 2L * unit - (end - start) : 0);
            window.Slice(start, end);
        }
    }

    /// <summary>Builds runs over a sound that is padded to one second.</summary>
    private sealed class Window(int sampleCount)
    {
        private readonly List<AudioRun> _runs = [];

        public IReadOnlyList<AudioRun> Runs => _runs;

        public int Length { get; } = Math.Max(sampleCount, SampleRate);

        /// <summary>Appends [start, end) with the meaning of a Python slice; returns how many samples that were.</summary>
        public long Slice(long start, long end)
        {
            start = Clamp(start);
            end = Clamp(end);
            var sounding = Math.Min(end, sampleCount) - start;
            if (sounding > 0)
            {
                Append(new AudioRun((int)start, (int)sounding));
            }

            Silence(end - Math.Max(start, sampleCount));
            return Math.Max(0, end - start);
        }

        public void Silence(long count)
        {
            if (count > 0)
            {
                Append(new AudioRun(-1, (int)count));
            }
        }

        private long Clamp(long at) => Math.Clamp(at < 0 ? at + Length : at, 0, Length);

        private void Append(AudioRun run)
        {
            if (_runs.Count > 0 && _runs[^1] is var last &&
                (run.IsSilence ? last.IsSilence : !last.IsSilence && last.Start + last.Count == run.Start))
            {
                _runs[^1] = last with { Count = last.Count + run.Count };
                return;
            }

            _runs.Add(run);
        }
    }
}
