using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie stats</c>: what a build holds and what it left out.</summary>
internal static class StatsCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Argument<string>("OUT") { Description = "Folder of a sealed build." };
        var json = CommonOptions.AsJson();
        var command = new Command("stats", "Shows what a sealed folder holds, and what was left out and why.") { folder, json };
        command.SetAction((parsed, _) =>
        {
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
