using System.CommandLine;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Planning;
using AvUie.Pipeline.Terminal;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie plan</c>: what a build would do, from annotations alone.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandContext context)
    {
        var file = Arguments.BuildFile();
        var json = Arguments.Json();
        var command = new Command("plan", "Reads the annotations and says what a build would do: samples per task and split, rejected rows, shards, plan hash.")
        {
            file, json,
        };
        command.SetAction(result =>
        {
            using var stop = new StopSignal(context.Errors);
            var build = BuildFileReader.Read(result.GetValue(file)!, context.Catalog);
            var summary = PlanSummary.Of(Planner.Plan(build, stop.Token), build);
            if (result.GetValue(json))
            {
                context.Output.WriteLine(summary.ToJson());
            }
            else
            {
                Print(context.Output, summary);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(TextWriter output, PlanSummary summary)
    {
        var tasks = new TextTable("task", "split", ">samples", ">rejected");
        foreach (var task in summary.Tasks)
        {
            tasks.Add(task.Task, task.Split ?? "-", Text(task.Samples), Text(task.Rejected));
        }

        tasks.Write(output);
        if (summary.Rejected.Count > 0)
        {
            output.WriteLine();
            var reasons = new TextTable("rejected because", ">rows");
            foreach (var (reason, rows) in summary.Rejected)
            {
                reasons.Add(reason, Text(rows));
            }

            reasons.Write(output);
        }

        output.WriteLine();
        output.WriteLine($"{Text(summary.Rows)} rows in {Text(summary.Shards)} shards of at most {Text(summary.SamplesPerShard)}; plan {summary.PlanHash}, build {summary.BuildHash}");
    }

    private static string Text(int number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
