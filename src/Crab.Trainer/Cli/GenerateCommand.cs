using System.CommandLine;
using AvUie.Shards;
using Crab.Trainer.Adapters;
using Crab.Trainer.Backend;
using Crab.Trainer.Data;
using Crab.Trainer.Generation;
using Crab.Trainer.Model;
using Crab.Trainer.Processing;
using Crab.Trainer.Training;
using static TorchSharp.torch;

namespace Crab.Trainer.Cli;

/// <summary><c>crab generate</c>: what a model with an adapter answers.</summary>
internal static class GenerateCommand
{
    private static readonly GenerationOptions Defaults = new();
    private static readonly Option<DirectoryInfo> Folder = new("--model") { Description = "Folder of a published checkpoint: config.json, safetensors, tokenizer.", Required = true };
    private static readonly Option<string?> Adapter = new("--adapter") { Description = "Adapter to put on it: .safetensors, .bin of torch.save, or PEFT's folder." };
    private static readonly Option<double?> Alpha = new("--alpha") { Description = "The adapter's alpha, where its file does not say; default twice the rank, as published." };
    private static readonly Option<string?> Video = new("--video") { Description = "Folder of JPEG or PNG frames in the order of their names, or one picture. Of a video file, avuie extract makes one." };
    private static readonly Option<string?> Audio = new("--audio") { Description = "WAV file: PCM, 16 bits, 16 kHz, one channel." };
    private static readonly Option<string?> Prompt = new("--prompt") { Description = "What is asked." };
    private static readonly Option<string[]> Row = new("--row") { Description = "Ids of rows of --data to answer instead, side by side.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<DirectoryInfo?> Data = new("--data") { Description = "Folder of sealed shards that holds the rows." };
    private static readonly Option<int> MaxTokens = new("--max-tokens") { Description = "Tokens of an answer at most.", DefaultValueFactory = _ => Defaults.MaxTokens };
    private static readonly Option<double> Temperature = new("--temperature") { Description = "0: the likeliest token each time; above: draw.", DefaultValueFactory = _ => Defaults.Temperature };
    private static readonly Option<double> TopP = new("--top-p") { Description = "Draw among the likeliest tokens that together have this probability.", DefaultValueFactory = _ => Defaults.TopP };
    private static readonly Option<int> TopK = new("--top-k") { Description = "Draw among so many of the likeliest tokens; 0: among all.", DefaultValueFactory = _ => Defaults.TopK };
    private static readonly Option<int> Seed = new("--seed") { Description = "Seed of drawing.", DefaultValueFactory = _ => Defaults.Seed };
    private static readonly Option<bool> BFloat16 = new("--bf16") { Description = "Compute in bfloat16." };
    private static readonly Option<string> On = new("--device") { Description = "cpu or cuda.", DefaultValueFactory = _ => Devices.Processor };

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "generate",
            "Answers a prompt about frames and sound, or rows of shards. Needs no FFmpeg, so it reads frames and WAV files: " +
            $"avuie extract FILE FOLDER makes them of a video.\n\n{ExitCodes.Help}")
        {
            Folder, Adapter, Alpha, Video, Audio, Prompt, Row, Data, MaxTokens, Temperature, TopP, TopK, Seed, BFloat16, On,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, output, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        var options = Options(parsed);
        var rows = RowsOf(parsed);
        var device = Devices.Find(parsed.GetRequiredValue(On));
        set_num_threads(Math.Max(1, Environment.ProcessorCount));
        var folder = parsed.GetRequiredValue(Folder).FullName;
        var tokenizer = Models.Tokenizer(folder);
        var processor = new SampleProcessor(tokenizer, trueTiming: false);
        var prompts = rows.Select(processor.Prompt).ToArray();
        using var model = Models.Load(folder, tokenizer, parsed.GetValue(BFloat16), device);
        if (parsed.GetValue(Adapter) is { } adapter)
        {
            Attach(model, adapter, parsed.GetValue(Alpha));
        }

        var answers = AnswerGenerator.Generate(model, prompts, options with { Stops = Stops(tokenizer, model.Config) }, cancellation);
        foreach (var (row, answer) in rows.Zip(answers))
        {
            var text = tokenizer.Decode(answer, skipSpecial: true).Trim();
            output.WriteLine(rows.Count == 1 ? text : $"{row.Id}\t{AvUie.Core.Printable.Of(text, int.MaxValue)}");
        }

        return ExitCodes.Done;
    }

    private static int[] Stops(ITokenizer tokenizer, ThinkerConfig config) =>
        [.. new int?[] { tokenizer.Special.TurnEnd, tokenizer.Special.Padding, config.Tokens.End }.OfType<int>().Distinct()];

    private static void Attach(Thinker model, string path, double? alpha)
    {
        using var source = AdapterFiles.Open(path);
        var found = source.Description;
        var adapter = new AdapterOptions
        {
            Kind = found.Kind,
            Rank = (int)found.Rank,
            Heads = (int)found.Heads,
            Alpha = alpha ?? found.Alpha ?? 2.0 * found.Rank,
            Dropout = 0,
            Targets = found.Targets,
        };
        var layers = found.Layers.ToHashSet(StringComparer.Ordinal);
        AdapterKinds.Attach(model.Linears.Where(linear => layers.Contains(linear.Name)), adapter, seed: 0);
        AdapterFiles.Fill(model.Linears, source);
    }

    private static GenerationOptions Options(ParseResult parsed)
    {
        var options = new GenerationOptions
        {
            MaxTokens = parsed.GetValue(MaxTokens),
            Temperature = parsed.GetValue(Temperature),
            TopP = parsed.GetValue(TopP),
            TopK = parsed.GetValue(TopK),
            Seed = parsed.GetValue(Seed),
        };
        var problems = options.Problems().ToList();
        var byRow = parsed.GetValue(Row) is { Length: > 0 };
        if (byRow == (parsed.GetValue(Prompt) is not null) || byRow == (parsed.GetValue(Data) is null))
        {
            problems.Add("give either --prompt, with --video or --audio, or --row with --data.");
        }

        return problems.Count == 0 ? options : throw new UsageException(string.Join("\n      ", problems));
    }

    private static IReadOnlyList<ShardRow> RowsOf(ParseResult parsed)
    {
        if (parsed.GetValue(Row) is not { Length: > 0 } ids)
        {
            return [PromptFiles.Row(parsed.GetValue(Video), parsed.GetValue(Audio), parsed.GetValue(Prompt)!)];
        }

        var folder = parsed.GetValue(Data)!.FullName;
        return Directory.Exists(folder) ? ShardSamples.Find(folder, ids) : throw new UsageException($"--data {folder}: no such folder.");
    }
}
