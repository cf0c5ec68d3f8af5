using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Declaring;
using AvUie.Pipeline.Planning;
using AvUie.Pipeline.Terminal;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie build</c>: makes the shards.</summary>
internal static class BuildCommand
{
    public static Command Create(CommandHost host)
    {
        var build = CommonOptions.BuildFile();
        var output = new Option<string?>("--out") { Description = "Folder of the shards; overrides the build file's.", HelpName = "FOLDER" };
        var shards = new Option<string?>("--shards")
        {
            Description = $"Only these shards ({ShardRangeText.Form}). Ranges may run in separate processes; the one that finds every shard finished seals.",
            HelpName = "RANGE",
        };
        shards.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !ShardRangeText.IsForm(result.Tokens[0].Value))
            {
                result.AddError($"--shards {result.Tokens[0].Value}: expected {ShardRangeText.Form}");
            }
        });
        var workers = new Option<int?>("--workers") { Description = "Clips decoded at the same time; overrides the build file's. Never changes the output.", HelpName = "N" };
        workers.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count is < 1 or > 1024)
            {
                result.AddError("--workers: expected a whole number from 1 to 1024");
            }
        });
        var seal = new Option<bool>("--seal") { Description = "Write the manifest when every shard is there (the default); exit code 1 when shards are missing." };
        var noSeal = new Option<bool>("--no-seal") { Description = "Write no manifest." };
        var offline = new Option<bool>("--offline") { Description = "Ask no language model: every reply comes from the journal, and a missing one stops the build." };
        var command = new Command("build", "Builds the shards of a build file. Finished shards are kept: the same command goes on after a stop.")
        {
            build, output, shards, workers, offline, seal, noSeal,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(seal) && result.GetValue(noSeal))
            {
                result.AddError("--seal and --no-seal exclude each other");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var path = parsed.GetValue(build)!;
            var file = CommonOptions.Read(path, parsed.GetValue(output), catalog);
            var folder = file.Out;
            await CommonOptions.CheckFfmpegAsync(host, file, cancellation);
            var reasoner = ReasonerSetup.Create(host, file, parsed.GetValue(offline));
            await using var owned = reasoner as IAsyncDisposable;
            await host.Errors.WriteLineAsync("planning");
            var plan = CommonOptions.Plan(path, file, catalog, cancellation);
            var range = Range(parsed.GetValue(shards), plan.Chunks.Count);
            var request = Request(plan, folder, range, parsed.GetValue(workers) ?? file.WorkerCount(), !parsed.GetValue(noSeal), reasoner) with { SideTexts = SideTextReader.Read(host, plan) };
            PlanSummary.Of(plan).Write(folder);
            SourceRoots.Write(folder, plan.Roots);
            var report = await BuildDisplay.For(host).ShowAsync(progress => host.Build(file, request, progress, cancellation));
            return Report(host.Output, folder, request, report, parsed.GetValue(seal));
        });
        return command;
    }

    /// <summary>The build graph's request for a plan.</summary>
    internal static BuildRequest Request(Plan plan, string folder, ShardRange? range, int workers, bool seal, IReasoner reasoner) => new()
    {
        Chunks = [.. plan.Chunks.Select(static chunk => chunk.Rows)],
        PlanHash = plan.Hash,
        BuildHash = plan.File.ContentHash(),
        Roots = plan.Roots,
        OutputFolder = folder,
        Range = range,
        Workers = workers,
        Reasoner = reasoner,
        Style = plan.File.Reasoning.TraceStyle(),
        Seal = seal,
    };

    private static ShardRange? Range(string? text, int shards)
    {
        if (text is null)
        {
            return null;
        }

        var (range, error) = ShardRangeText.Parse(text, shards);
        return error is null ? range : throw new CommandException(ExitCodes.BadUsage, $"--shards {Printable.Of(text)}: {error}");
    }

    private static int Report(TextWriter output, string folder, BuildRequest request, BuildReport report, bool mustSeal)
    {
        var progress = report.Progress;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.ShardsDone} of {progress.Shards} shards ({progress.ShardsSkipped} were finished before): "
            + $"{progress.Written:N0} rows written, {progress.Filtered:N0} filtered, {progress.Failed:N0} failed"));
        if (progress.Reasoning is { } reasoning)
        {
            output.WriteLine(ProgressText.Of(reasoning).Trim(' ', '|'));
        }

        output.WriteLine($"shards    {Printable.Of(folder)}");
        if (report.Manifest is { } manifest)
        {
            output.WriteLine($"manifest  {Printable.Of(Path.Combine(folder, ShardNames.Manifest))}");
            output.WriteLine();
            StatsCommand.Write(manifest, output);
            return ExitCodes.Done;
        }

        output.WriteLine(report.Missing.Count == 0 ? "not sealed (--no-seal)" : string.Create(
            CultureInfo.InvariantCulture, $"not sealed: {report.Missing.Count} of {request.Chunks.Count} shards are still to be built ({Listed(report.Missing)})"));
        return mustSeal ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static string Listed(IReadOnlyList<int> shards) =>
        string.Join(", ", shards.Take(8).Select(static shard => shard.ToString(CultureInfo.InvariantCulture))) + (shards.Count > 8 ? ", …" : "");
}
