using System.CommandLine;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Planning;
using AvUie.Pipeline.Terminal;
using AvUie.Reasoning;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie build</c>: the whole way from raw sources to sealed shards.</summary>
internal static class BuildCommand
{
    public static Command Create(CommandContext context)
    {
        var file = Arguments.BuildFile();
        var output = new Option<string?>("--out") { Description = "Folder of the shards; goes before the build file's out." };
        var shards = new Option<string?>("--shards") { Description = "Build only these shards: 3, or 3-7 (from 0, both ends included)." };
        var workers = new Option<int?>("--workers") { Description = "Clips decoded at the same time; goes before the build file's workers." };
        var noSeal = new Option<bool>("--no-seal") { Description = "Do not write the manifest, even when every shard is there." };
        var command = new Command(
            "build", "Builds the shards that are not there yet and seals them. Ctrl-C stops cleanly; a second run goes on.")
        {
            file, output, shards, workers, noSeal,
        };
        command.SetAction(async result =>
        {
            using var stop = new StopSignal(context.Errors);
            var build = BuildFileReader.Read(result.GetValue(file)!, context.Catalog);
            if (result.GetValue(workers) is < 1 or > 1024)
            {
                throw new UsageException($"--workers {result.GetValue(workers)}: expected a number from 1 to 1024");
            }

            var range = result.GetValue(shards) is { } text ? Arguments.Range(text) : (ShardRange?)null;
            var options = new DecodeOptions
            {
                Ffmpeg = build.File.Decode.Ffmpeg,
                Ffprobe = build.File.Decode.Ffprobe,
                Deadline = TimeSpan.FromSeconds(build.File.Decode.DeadlineSeconds),
                MaxPixels = build.File.Decode.MaxPixels,
            };
            var decoder = new FfmpegProcessDecoder(options, TimeProvider.System);
            var ffmpeg = await decoder.BuildAsync().ConfigureAwait(false);
            await context.Errors.WriteLineAsync($"decoding with {Printable.Of(ffmpeg.Version)}{(ffmpeg.HasSoxr ? "" : " (without soxr: sounds differ a little from the reference's)")}").ConfigureAwait(false);
            await context.Errors.WriteLineAsync("planning ...").ConfigureAwait(false);
            var plan = Planner.Plan(build, stop.Token);
            if (range is { } wanted && wanted.Last >= plan.Chunks.Count)
            {
                throw new UsageException($"--shards {result.GetValue(shards)}: the plan has shards 0-{plan.Chunks.Count - 1}");
            }

            var folder = result.GetValue(output) is { } given ? Path.GetFullPath(given) : build.OutputFolder;
            var request = new BuildRequest
            {
                Chunks = plan.Chunks,
                PlanHash = plan.Hash,
                BuildHash = build.ContentHash,
                Roots = build.Roots,
                OutputFolder = folder,
                Range = range,
                Workers = result.GetValue(workers) ?? (build.File.Workers > 0 ? build.File.Workers : Environment.ProcessorCount),
                Reasoner = Reasoners.Create(build.File.Reasoning.Reasoner),
                Style = build.File.Reasoning.Style == "think" ? TraceStyle.Think : TraceStyle.V2,
                Seal = !result.GetValue(noSeal),
            };
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "plan.json"), PlanSummary.Of(plan, build).ToJson() + "\n", stop.Token).ConfigureAwait(false);
            var runner = new BuildRunner(decoder, new ImageDecoder(options));
            var report = await BuildProgressView.ShowAsync(
                context.Errors, TimeProvider.System, progress => runner.RunAsync(request, progress, stop.Token)).ConfigureAwait(false);
            Print(context.Output, report, folder);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, BuildReport report, string folder)
    {
        if (report.Manifest is { } manifest)
        {
            StatsCommand.Print(output, manifest);
            output.WriteLine();
            output.WriteLine($"shards    {folder}");
            output.WriteLine($"manifest  {Path.Combine(folder, ShardNames.Manifest)}");
            return;
        }

        var now = report.Progress;
        output.WriteLine($"{now.ShardsDone} shards done ({now.ShardsSkipped} were there): {now.Written} written, {now.Filtered} filtered, {now.Failed} failed in this run.");
        output.WriteLine(report.Missing.Count > 0
            ? $"{report.Missing.Count} shards of the plan are still to be built (the first is {report.Missing[0]}); the folder is sealed when all are there."
            : "Every shard is there; run without --no-seal to write the manifest.");
    }
}
