using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Terminal;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie stats</c>: the books of a folder.</summary>
internal static class StatsCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = Arguments.Shards();
        var json = Arguments.Json();
        var command = new Command("stats", "Prints the books of a sealed folder: what was written, filtered and failed, by task and by reason.") { folder, json };
        command.SetAction(result =>
        {
            var manifest = Manifest.Read(result.GetValue(folder)!);
            if (result.GetValue(json))
            {
                context.Output.WriteLine(System.Text.Encoding.UTF8.GetString(manifest.ToBytes()).TrimEnd());
            }
            else
            {
                Print(context.Output, manifest);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The books as tables.</summary>
    public static void Print(TextWriter output, Manifest manifest)
    {
        var tasks = new TextTable("task", "split", ">written", ">filtered", ">failed");
        foreach (var task in manifest.Tasks)
        {
            tasks.Add(task.Task, task.Split ?? "-", Text(task.Written), Text(task.Filtered), Text(task.Failed));
        }

        tasks.Write(output);
        output.WriteLine();
        if (manifest.Reasons.Count > 0)
        {
            var reasons = new TextTable("not written because", "", ">samples", "meaning");
            foreach (var reason in manifest.Reasons)
            {
                reasons.Add(reason.Reason, reason.Outcome, Text(reason.Count), ReasonCode.Find(reason.Reason)?.Meaning);
            }

            reasons.Write(output);
            output.WriteLine();
        }

        var counts = manifest.Counts;
        output.WriteLine(
            $"{Text(counts.Planned)} planned = {Text(counts.Written)} written + {Text(counts.Filtered)} filtered + {Text(counts.Failed)} failed + {Text(counts.Pending)} pending; "
            + $"{manifest.Shards.Count} shards, {Text(manifest.Shards.Sum(static shard => shard.Parquet.Bytes))} bytes of Parquet");
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
