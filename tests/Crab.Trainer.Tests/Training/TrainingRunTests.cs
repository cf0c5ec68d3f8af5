using System.Text.Json;
using AvUie.Shards;
using Crab.Trainer.Data;
using Crab.Trainer.Model;
using Crab.Trainer.Training;

namespace Crab.Trainer.Tests;

// Dropout draws from the one random state of the process.
[Collection("random state")]
public sealed class TrainingRunTests : IDisposable
{
    private static readonly TrainingOptions Options = new() { Steps = 20, Batch = 2, Seed = 3, Model = new TinyConfig { Layers = 1, Hidden = 16, Heads = 2, Intermediate = 32 } };
    private readonly TemporaryFolder _folder = new();
    private readonly MemorySamples _samples = new(Rows.Mixed());

    [Fact]
    public async Task Run_OfTenAndTenSteps_EqualsTwenty()
    {
        var whole = await Run("whole");
        var half = await Run("halves", stopAfter: 10);
        var both = await Run("halves", resume: true);

        Assert.Equal((20, 10, 20), (whole.Step, half.Step, both.Step));
        Assert.Equal(whole.Stream, both.Stream);
        Assert.Equal(File.ReadAllBytes(In("whole", Checkpoint.AdapterFile)), File.ReadAllBytes(In("halves", Checkpoint.AdapterFile)));
        Assert.Equal(File.ReadAllBytes(In("whole", Checkpoint.OptimizerFile)), File.ReadAllBytes(In("halves", Checkpoint.OptimizerFile)));
        Assert.Equal(Metrics("whole").Select(line => line with { Milliseconds = 0, Ids = [] }), Metrics("halves").Select(line => line with { Milliseconds = 0, Ids = [] }));
        Assert.Equal(Metrics("whole").SelectMany(line => line.Ids), Metrics("halves").SelectMany(line => line.Ids));
    }

    [Fact]
    public async Task Run_OfThreePasses_LogsEverySampleOncePerPass()
    {
        await Run("out", options: Options with { Steps = 9 });

        var ids = Metrics("out").SelectMany(line => line.Ids).ToArray();
        Assert.All(ids.Chunk(6), pass => Assert.Equal(Rows.Mixed().Select(row => row.Id).Order(), pass.Order()));
        Assert.NotEqual(ids[..6], ids[6..12]);
    }

    [Fact]
    public async Task Run_WithAnyNumberOfLoaderThreads_IsTheSame()
    {
        await Run("one", options: Options with { Steps = 4 }, threads: 1);
        await Run("four", options: Options with { Steps = 4 }, threads: 4);

        Assert.Equal(File.ReadAllBytes(In("one", Checkpoint.OptimizerFile)), File.ReadAllBytes(In("four", Checkpoint.OptimizerFile)));
    }

    [Fact]
    public async Task Run_StoppedFromOutside_EndsAfterTheStepWithACheckpoint()
    {
        using var stop = new CancellationTokenSource();
        var run = new TrainingRun(Options, _samples, In("out"), TimeProvider.System);

        var end = await run.RunAsync(
            line =>
            {
                if (line.Step == 3)
                {
                    stop.Cancel();
                }
            },
            stop.Token);

        Assert.Equal(3, end.Step);
        Assert.Equal(3, Metrics("out").Count());
        Assert.Equal(3, Checkpoint.State(In("out"))!.Step);
    }

    [Fact]
    public async Task Run_Ended_SavesTheAdapterUnderTheNamesOfTheReferenceAndDescribesIt()
    {
        await Run("out", options: Options with { Steps = 2 });

        using var adapter = SafetensorsFile.Open(In("out", Checkpoint.AdapterFile));
        Assert.Equal((7 + 2 * 3 + 2 * 3) * 5, adapter.Tensors.Count);
        Assert.Equal([16L, 8], adapter["base_model.model.model.layers.0.self_attn.q_proj.lora_B2.weight"].Shape);
        using var description = JsonDocument.Parse(File.ReadAllBytes(In("out", Checkpoint.AdapterDescription)));
        Assert.Equal(2, description.RootElement.GetProperty("step").GetInt32());
        Assert.Equal(4, description.RootElement.GetProperty("stream").GetProperty("position").GetInt32());
        Assert.Equal(128, description.RootElement.GetProperty("options").GetProperty("model").GetProperty("ropeTheta").GetDouble() / 10_000 * 128);
    }

    [Fact]
    public async Task Run_ResumedAfterACrash_TrainsTheLoggedButUnsavedStepsAgain()
    {
        await Run("whole", options: Options with { Steps = 6 });
        await Run("out", options: Options with { Steps = 6 }, stopAfter: 4);
        File.AppendAllText(In("out", TrainingRun.MetricsName), File.ReadLines(In("whole", TrainingRun.MetricsName)).ElementAt(4) + "\n{\"step\":6,\"lo");

        await Run("out", options: Options with { Steps = 6 }, resume: true);

        Assert.Equal([1, 2, 3, 4, 5, 6], Metrics("out").Select(line => line.Step));
    }

    [Fact]
    public async Task Run_InAFolderThatHoldsAnother_IsRefused()
    {
        await Run("out", options: Options with { Steps = 2 });

        var again = await Assert.ThrowsAsync<TrainingException>(() => Run("out", options: Options with { Steps = 2 }));
        Assert.Contains("holds a run of 2 steps. Add --resume", again.Message, StringComparison.Ordinal);
        var other = await Assert.ThrowsAsync<TrainingException>(() => Run("out", options: Options with { Steps = 2, Seed = 4 }, resume: true));
        Assert.Contains("other options or data", other.Message, StringComparison.Ordinal);
        var data = new TrainingRun(Options with { Steps = 2 }, new MemorySamples([Rows.Video(0)]), In("out"), TimeProvider.System) { Resume = true };
        await Assert.ThrowsAsync<TrainingException>(() => data.RunAsync(_ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task Run_OverABadSample_FailsWithItsName()
    {
        var bad = Rows.Video(0) with { Id = "synthetic/ks/bad", Sounds = [[1]] };
        var run = new TrainingRun(Options, new MemorySamples([bad]), In("out"), TimeProvider.System);

        var failure = await Assert.ThrowsAsync<Processing.SampleException>(() => run.RunAsync(_ => { }, CancellationToken.None));
        Assert.StartsWith("sample synthetic/ks/bad, sound 0:", failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string In(params string[] names) => Path.Combine([_folder.Path, .. names]);

    private Task<RunState> Run(string name, TrainingOptions? options = null, int? stopAfter = null, bool resume = false, int threads = 2) =>
        new TrainingRun(options ?? Options, _samples, In(name), TimeProvider.System) { StopAfter = stopAfter, Resume = resume, LoaderThreads = threads }
            .RunAsync(_ => { }, CancellationToken.None);

    private IEnumerable<StepMetrics> Metrics(string name) =>
        File.ReadLines(In(name, TrainingRun.MetricsName)).Select(line => JsonSerializer.Deserialize<StepMetrics>(line, TrainerJson.Line)!);
}
