using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
using Crab.Trainer.Data;
using Crab.Trainer.Training;
using Spectre.Console;
using TorchSharp;

namespace Crab.Trainer.Cli;

/// <summary><c>crab train</c>: shards in, an adapter out.</summary>
internal static class TrainCommand
{
    private const double PublishedRate = 1e-4;
    private static readonly TrainingOptions Defaults = new();

    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "Folder of sealed shards.", Required = true };
    private static readonly Option<DirectoryInfo> Out = new("--out") { Description = "Folder for metrics.jsonl, adapter.safetensors, adapter.json and optimizer.safetensors.", Required = true };
    private static readonly Option<int> Steps = new("--steps") { Description = "Steps of the whole training, interruptions included.", DefaultValueFactory = _ => Defaults.Steps };
    private static readonly Option<int> Batch = new("--batch") { Description = "Samples of a step.", DefaultValueFactory = _ => Defaults.Batch };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of weights, order and dropout, 0 or more.", DefaultValueFactory = _ => Defaults.Seed };
    private static readonly Option<double> Rate = new("--learning-rate") { Description = "Highest learning rate of the warm-up and cosine.", DefaultValueFactory = _ => Defaults.LearningRate };
    private static readonly Option<double> WeightDecay = new("--weight-decay") { Description = "Decoupled weight decay.", DefaultValueFactory = _ => Defaults.WeightDecay };
    private static readonly Option<FileInfo?> Config = new("--config") { Description = "JSON with the sizes of model and adapter; what it leaves out keeps its default." };
    private static readonly Option<string?> Adapter = new("--adapter") { Description = $"Kind of adapter: {string.Join(", ", AdapterKinds.All.Select(static kind => kind.Name))}. Sizes come from --config." };
    private static readonly Option<string?> InitialAdapter = new("--init-adapter") { Description = "Start from an adapter: .safetensors, .bin of torch.save, or PEFT's folder. Kind, rank, heads and targets must be its own." };
    private static readonly Option<DirectoryInfo?> Model = new("--model") { Description = "Folder of a published checkpoint (config.json, safetensors, tokenizer) to adapt instead of the tiny model. Rate, rank and alpha then default to the published 1e-4, 128 and 256." };
    private static readonly Option<string> Device = new("--device") { Description = "Where a checkpoint of --model is trained: cpu or cuda.", DefaultValueFactory = _ => Defaults.Device };
    private static readonly Option<bool> Recompute = new("--recompute") { Description = "Keep each layer's input only and compute its inside again for the gradient: less memory, a third more arithmetic, the same numbers." };
    private static readonly Option<EncoderAdapters> Encoders = new("--encoders") { Description = "Adapters on the vision and audio towers: trained, frozen (there, but as they began: the published recipe as it ran), none.", DefaultValueFactory = _ => EncoderAdapters.Trained };
    private static readonly Option<string> Split = new("--split") { Description = "Split to train on.", DefaultValueFactory = _ => "train" };
    private static readonly Option<bool> BFloat16 = new("--bf16") { Description = "Compute in bfloat16; master weights stay in float32." };
    private static readonly Option<bool> TrueTiming = new("--true-timing") { Description = "Position videos by their true time instead of the reference's 2.0 s per two frames." };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on with the run in --out, exactly as if it had never stopped." };
    private static readonly Option<int?> StopAfter = new("--stop-after") { Description = "Stop with a checkpoint after this step of --steps." };
    private static readonly Option<int> SaveEvery = new("--save-every") { Description = "Write a checkpoint every so many steps; 0: only at the end." };
    private static readonly Option<int> LoaderThreads = new("--loader-threads") { Description = "Batches made at once, 1 to 64.", DefaultValueFactory = _ => 2 };

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command("train", $"Trains an adapter on shards, I-LoRA by default. Ctrl-C stops after the present step.\n\n{ExitCodes.Help}")
        {
            Data, Out, Steps, Batch, Seed, Rate, WeightDecay, Config, Model, Device, Adapter, InitialAdapter, Encoders, Recompute, Split, BFloat16, TrueTiming, Resume, StopAfter, SaveEvery, LoaderThreads,
        };
        command.SetAction((parsed, _) => RunAsync(parsed, output));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TextWriter output)
    {
        var options = Options(parsed);
        var (data, folder) = (parsed.GetRequiredValue(Data).FullName, parsed.GetRequiredValue(Out).FullName);
        if (!Directory.Exists(data))
        {
            throw new UsageException($"--data {data}: no such folder. Build shards first: avuie build.");
        }

        // Before the data is read; the model finds it again.
        Devices.Find(options.Device);
        torch.set_num_threads(Math.Max(1, Environment.ProcessorCount));
        using var source = ShardSamples.Open(data, parsed.GetRequiredValue(Split));
        var run = new TrainingRun(options, source, folder, TimeProvider.System)
        {
            Resume = parsed.GetValue(Resume),
            StopAfter = parsed.GetValue(StopAfter),
            SaveEvery = parsed.GetValue(SaveEvery),
            LoaderThreads = parsed.GetValue(LoaderThreads),
        };
        var first = run.Begin().Step;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{source.Count} samples of {data}; {options.Steps - first} steps to go, {options.Batch} samples each."));
        using var signal = new StopSignal(Console.Error, "crab: stopping after this step; once more to end at once, without a checkpoint.");
        RunState end;
        await using (var view = View(output, first, options.Steps))
        {
            end = await run.RunAsync(view.Step, signal.Token);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{end.Step} of {options.Steps} steps."));
        foreach (var file in (string[])[TrainingRun.MetricsName, Checkpoint.AdapterFile, Checkpoint.AdapterDescription])
        {
            await output.WriteLineAsync($"  {Path.Combine(folder, file)}");
        }

        return signal.Token.IsCancellationRequested && end.Step < options.Steps ? ExitCodes.Interrupted : ExitCodes.Done;
    }

    private static IProgressView View(TextWriter output, int first, int total) =>
        !Console.IsOutputRedirected && ReferenceEquals(output, Console.Out)
            ? new LiveProgress(AnsiConsole.Console, first, total)
            : new PlainProgress(output, total, TimeProvider.System);

    private static TrainingOptions Options(ParseResult parsed)
    {
        var model = parsed.GetValue(Model)?.FullName;
        if (model is not null && !Directory.Exists(model))
        {
            throw new UsageException($"--model {model}: no such folder. Name the folder of a downloaded checkpoint, which holds config.json.");
        }

        var config = parsed.GetValue(Config) is { } file ? ConfigFile.Read(file.FullName) : new ConfigFile { Adapter = model is null ? new AdapterOptions() : AdapterOptions.Published };
        var options = new TrainingOptions
        {
            Steps = parsed.GetValue(Steps),
            Batch = parsed.GetValue(Batch),
            Seed = parsed.GetValue(Seed),
            LearningRate = model is not null && parsed.GetResult(Rate) is { Implicit: true } ? PublishedRate : parsed.GetValue(Rate),
            WeightDecay = parsed.GetValue(WeightDecay),
            BFloat16 = parsed.GetValue(BFloat16),
            TrueTiming = parsed.GetValue(TrueTiming),
            ModelFolder = model,
            Device = parsed.GetRequiredValue(Device),
            Encoders = parsed.GetValue(Encoders),
            Recompute = parsed.GetValue(Recompute),
            Model = config.Model,
            Adapter = parsed.GetValue(Adapter) is { } kind ? config.Adapter with { Kind = kind } : config.Adapter,
            InitialAdapter = parsed.GetValue(InitialAdapter) is { } initial ? Path.GetFullPath(initial) : null,
        };
        var problems = options.Problems().ToList();
        if (parsed.GetValue(StopAfter) is < 1 || parsed.GetValue(SaveEvery) < 0 || parsed.GetValue(LoaderThreads) is < 1 or > 64)
        {
            problems.Add("--stop-after, --save-every or --loader-threads is out of range; see crab train --help.");
        }

        return problems.Count == 0 ? options : throw new UsageException(string.Join("\n      ", problems));
    }
}
