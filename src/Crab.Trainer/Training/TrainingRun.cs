using System.Text.Json;
using AvUie.Shards;
using Crab.Trainer.Data;
using Crab.Trainer.Processing;

namespace Crab.Trainer.Training;

/// <summary>A run from its first to its last step, or to where it is stopped, with its files in one folder.</summary>
/// <param name="options">What the run depends on.</param>
/// <param name="source">Its data.</param>
/// <param name="folder">Where its files go.</param>
/// <param name="time">Measures steps.</param>
internal sealed class TrainingRun(TrainingOptions options, ISampleSource source, string folder, TimeProvider time)
{
    /// <summary>A line per step.</summary>
    public const string MetricsName = "metrics.jsonl";

    private readonly ITokenizer _tokenizer = Models.Tokenizer(options.ModelFolder);
    private readonly SampleOrder _order = new(source.Count, (ulong)options.Seed);

    /// <summary>Go on from the folder's checkpoint.</summary>
    public bool Resume { get; init; }

    /// <summary>Stop after so many steps of the whole training; the schedule still counts all of them.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Write a checkpoint every so many steps; 0: only at the end.</summary>
    public int SaveEvery { get; init; }

    /// <summary>Batches made at once.</summary>
    public int LoaderThreads { get; init; } = 2;

    /// <summary>Trains on a thread of its own.</summary>
    /// <param name="progress">Called on that thread after every step.</param>
    /// <param name="stop">Ends the run after the present step, with a checkpoint.</param>
    /// <returns>The state at the end.</returns>
    /// <exception cref="TrainingException">The folder holds another run, or training cannot go on.</exception>
    public async Task<RunState> RunAsync(Action<StepMetrics> progress, CancellationToken stop)
    {
        var started = Begin();
        Directory.CreateDirectory(folder);
        var last = Math.Max(started.Step, Math.Min(options.Steps, StopAfter ?? options.Steps));
        var processor = new SampleProcessor(_tokenizer, options.TrueTiming);
        await using var loader = new BatchLoader(source, processor, _order, options.Batch, started.Step..last, LoaderThreads);
        var ended = new TaskCompletionSource<RunState>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                ended.SetResult(Train(started, last, loader, progress, stop));
            }
            catch (Exception failure)
            {
                ended.SetException(failure);
            }
        })
        { Name = "training", IsBackground = true };
        thread.Start();
        return await ended.Task;
    }

    /// <summary>The state to start from, checked against what the folder holds.</summary>
    internal RunState Begin()
    {
        var stored = Checkpoint.State(folder);
        if (!Resume && (stored is not null || File.Exists(Path.Combine(folder, MetricsName))))
        {
            throw new TrainingException(
                $"{folder}: holds a run{(stored is null ? string.Empty : $" of {stored.Step} steps")}. Add --resume to go on with it, or name another folder.");
        }

        var fresh = new RunState(0, _order.StateAt(0), options);
        if (stored is null)
        {
            return fresh;
        }

        var (was, now) = (Json(stored.Options), Json(options));
        return was == now && stored.Stream == _order.StateAt((long)stored.Step * options.Batch)
            ? stored
            : throw new TrainingException(
                $"{folder}: the run there has other options or data: {stored.Stream.Count} samples, {was}; now {source.Count} samples, {now}. " +
                "Resume with the same, or name another folder.");
    }

    private static string Json(TrainingOptions options) => JsonSerializer.Serialize(options, TrainerJson.Line);

    private RunState Train(RunState state, int last, BatchLoader loader, Action<StepMetrics> progress, CancellationToken stop)
    {
        // A checkpoint holds what the initial adapter became, so that file may be gone.
        using var learner = new Learner(state.Step > 0 ? options with { InitialAdapter = null } : options, _tokenizer);
        if (state.Step > 0)
        {
            Checkpoint.Restore(folder, learner.Optimizer);
        }

        using var metrics = MetricsFile.Open(Path.Combine(folder, MetricsName), state.Step);
        var saved = state.Step > 0 ? state.Step : -1;
        while (state.Step < last && !stop.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var batch = loader.Next();
            var (loss, rate, norm) = learner.Step(state.Step, batch);
            var done = state.Step + 1;
            state = state with { Step = done, Stream = _order.StateAt((long)done * options.Batch) };
            var line = new StepMetrics(done, loss, rate, norm, batch.Tokens, batch.Ids, Math.Round(time.GetElapsedTime(began).TotalMilliseconds, 1));
            metrics.Write(line);
            progress(line);
            if (SaveEvery > 0 && done % SaveEvery == 0)
            {
                Checkpoint.Save(folder, state, learner.Model, learner.Optimizer);
                saved = done;
            }
        }

        if (saved != state.Step)
        {
            Checkpoint.Save(folder, state, learner.Model, learner.Optimizer);
        }

        return state;
    }
}
