using System.Globalization;
using Crab.Trainer.Backend;
using Crab.Trainer.Benchmarks;
using TorchSharp;

// Usage: Crab.Trainer.Benchmarks [--rounds N] [--tokenizer DIR] [--wall] [adapter] [layer] [mel] [tokens]; without names, all.
var rounds = Option("--rounds") is { } stated ? int.Parse(stated, CultureInfo.InvariantCulture) : 7;
var shared = Environment.GetEnvironmentVariable("AVUIE_SHARED") is { Length: > 0 } named ? named : Path.Combine("..", "shared");
var tokenizer = Option("--tokenizer") ?? Path.Combine(shared, "goldens", "tokenizer", "qwen");
string[] all = ["adapter", "layer", "mel", "tokens"];
var asked = all.Intersect(args).ToArray() is { Length: > 0 } some ? some : all;
if (Libtorch.Load() is { Usable: false } missing)
{
    Console.Error.WriteLine($"libtorch is not usable: {missing.Problem}");
    return 1;
}

// One thread, so that processor time is what one core would need; on the wall all of them.
Contest.OnTheWall = args.Contains("--wall");
torch.set_num_threads(Contest.OnTheWall ? Environment.ProcessorCount : 1);
foreach (var name in asked)
{
    Console.WriteLine($"## {name}, {rounds} rounds");
    switch (name)
    {
        case "adapter": AdapterBenchmark.Run(rounds, Console.WriteLine); break;
        case "layer": LayerBenchmark.Run(rounds, Console.WriteLine); break;
        case "mel": ProcessingBenchmark.Spectrogram(rounds, Console.WriteLine); break;
        default: ProcessingBenchmark.Tokens(tokenizer, rounds, Console.WriteLine); break;
    }

    Console.WriteLine();
}

return 0;

string? Option(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
