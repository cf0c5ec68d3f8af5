using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Leaks;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie stats</c>: what a build holds and what it left out.</summary>
internal static class StatsCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Argument<string>("OUT") { Description = "Folder of a sealed build; with --traces also of an unfinished one; with --leaks, a build file." };
        var json = CommonOptions.AsJson();
        var leaks = new Option<bool>("--leaks") { Description = "From the annotations of a build file: list the clips that splits, tasks and sources share." };
        var videos = new Option<bool>("--videos") { Description = "With --leaks: every stretch of one YouTube video is the same clip." };
        var limit = new Option<int>("--limit") { Description = "With --leaks: clips to list at the most.", HelpName = "N", DefaultValueFactory = static _ => 20 };
        var available = CommonOptions.OnlyAvailable();
        var traces = new Option<bool>("--traces") { Description = "What the reasoning traces are like: acceptance, checks, routes, lengths, diversity, near-duplicates." };
        var build = new Option<string?>("--build") { Description = "With --traces: the build file, to add what its journal's replies came to.", HelpName = "FILE" };
        var duplicates = new Option<double?>("--duplicates") { Description = "With --traces: end with exit code 1 where a label, or all together, has a greater share of near-duplicates.", HelpName = "SHARE" };
        var command = new Command("stats", "Shows what a sealed folder holds, and what was left out and why; what its traces are like; or the clips that a build file's splits share.")
        {
            folder, json, traces, build, duplicates, leaks, videos, limit, available,
        };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(leaks) && (result.GetValue(videos) || result.GetValue(available) || result.GetResult(limit) is { Implicit: false }))
            {
                result.AddError("--videos, --limit and --available go with --leaks");
            }

            if (!result.GetValue(traces) && (result.GetValue(build) is not null || result.GetValue(duplicates) is not null))
            {
                result.AddError("--build and --duplicates go with --traces");
            }

            if (result.GetValue(traces) && result.GetValue(leaks))
            {
                result.AddError("--traces and --leaks are two reports: ask for one at a time");
            }

            if (result.GetValue(duplicates) is < 0 or > 1 or double.NaN)
            {
                result.AddError("--duplicates: expected a share from 0 to 1");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(leaks))
            {
                var report = Leaks(host, parsed.GetValue(folder)!, parsed, parsed.GetValue(available), parsed.GetValue(videos), cancellation);
                if (parsed.GetValue(json))
                {
                    host.WriteJson(LeakReportText.Json(report));
                }
                else
                {
                    LeakReportText.Write(report, Math.Max(0, parsed.GetValue(limit)), host.Output);
                }

                return Task.FromResult(ExitCodes.Done);
            }

            if (parsed.GetValue(traces))
            {
                return TraceStats.RunAsync(
                    host, parsed.GetValue(folder)!, parsed.GetValue(build), parsed.GetValue(CommonOptions.Adapters)!, parsed.GetValue(duplicates), parsed.GetValue(json), cancellation);
            }

            var manifest = Manifest.Read(CommonOptions.ExistingFolder(parsed.GetValue(folder)!));
            if (parsed.GetValue(json))
            {
                var bytes = manifest.Shards.Sum(static shard => shard.Parquet.Bytes);
                host.WriteJson(new { manifest.PlanHash, manifest.BuildHash, Shards = manifest.Shards.Count, Bytes = bytes, manifest.Counts, manifest.Tasks, manifest.Reasons, manifest.PendingShards });
            }
            else
            {
                Write(manifest, host.Output);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    /// <summary>From a plan that keeps them: what the build file excludes is to be seen too.</summary>
    private static LeakReport Leaks(CommandHost host, string path, ParseResult parsed, bool onlyAvailable, bool wholeVideos, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(path)}: a folder; --leaks reads the annotations of a build file, give that");
        }

        var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
        var file = onlyAvailable ? host.ReadAvailable(path, null, catalog) : CommonOptions.Read(path, null, catalog);
        return LeakReport.Of(CommonOptions.Plan(path, file with { Leaks = "keep" }, catalog, cancellation).Rows, wholeVideos);
    }

    /// <summary>The books of a manifest as text.</summary>
    public static void Write(Manifest manifest, TextWriter output)
    {
        var tasks = new TextTable("task", "split", ">written", ">filtered", ">failed");
        foreach (var task in manifest.Tasks)
        {
            tasks.Add(task.Task, task.Split ?? "-", Number(task.Written), Number(task.Filtered), Number(task.Failed));
        }

        var counts = manifest.Counts;
        tasks.Add("all", "", Number(counts.Written), Number(counts.Filtered), Number(counts.Failed));
        tasks.Write(output);
        if (manifest.Reasons.Count > 0)
        {
            output.WriteLine();
            var reasons = new TextTable("left out because", "outcome", ">rows", "");
            foreach (var reason in manifest.Reasons)
            {
                reasons.Add(reason.Reason, reason.Outcome, Number(reason.Count), Core.ReasonCode.Find(reason.Reason)?.Meaning ?? "");
            }

            reasons.Write(output);
        }

        output.WriteLine();
        output.WriteLine(
            $"planned {Number(counts.Planned)} = written {Number(counts.Written)} + filtered {Number(counts.Filtered)} + failed {Number(counts.Failed)}"
            + $" + pending {Number(counts.Pending)}{(counts.Balance ? "" : "  THE BOOKS DO NOT BALANCE")}");
        output.WriteLine($"shards  {Number(manifest.Shards.Count)}, {Number(manifest.Shards.Sum(static shard => shard.Parquet.Bytes))} bytes");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
