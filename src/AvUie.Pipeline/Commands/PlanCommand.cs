using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie plan</c>: what a build would do, from annotations alone.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandHost host)
    {
        var build = CommonOptions.BuildFile();
        var json = CommonOptions.AsJson();
        var output = new Option<string?>("--out") { Description = "Folder to write plan.json to.", HelpName = "FOLDER" };
        var available = CommonOptions.OnlyAvailable();
        var rejected = new Option<bool>("--rejected") { Description = "List every rejected row too: its id, the reason, its place and what is wrong with it." };
        var command = new Command("plan", "Reads all annotations and shows what a build would make of them. Opens no medium.") { build, output, json, available, rejected };
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(rejected))
            {
                result.AddError("--rejected lists rows as text; leave out --json");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
            var path = parsed.GetValue(build)!;
            var folder = parsed.GetValue(output);
            var file = parsed.GetValue(available) ? host.ReadAvailable(path, folder, catalog) : CommonOptions.Read(path, folder, catalog);
            var plan = CommonOptions.Plan(path, file, catalog, cancellation);
            var summary = PlanSummary.Of(plan);
            if (folder is not null)
            {
                summary.Write(folder);
            }

            if (parsed.GetValue(json))
            {
                host.Output.Write(summary.ToJson());
            }
            else
            {
                Write(summary, [.. plan.Rows.OfType<SourceRow.Rejected>().Select(static row => row.Value)], parsed.GetValue(rejected), host.Output);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Write(PlanSummary summary, IReadOnlyList<Rejection> rejections, bool every, TextWriter output)
    {
        var tasks = new TextTable("task", "split", ">samples", ">rejected", ">known", "of");
        foreach (var task in summary.Tasks)
        {
            var known = ReleaseFacts.Of(task.Task, task.Split);
            tasks.Add(task.Task, task.Split ?? "-", Number(task.Samples), Number(task.Rejected), known is null ? "" : Number(known.Rows), known?.Origin ?? "");
        }

        foreach (var split in summary.Tasks.GroupBy(static task => task.Split).OrderBy(static split => SplitNames.Parse(split.Key) ?? (Split)int.MaxValue))
        {
            var isTraining = split.Key == Split.Train.Name();
            tasks.Add(
                "all", split.Key ?? "-", Number(split.Sum(static task => task.Samples)), Number(split.Sum(static task => task.Rejected)),
                isTraining ? "~" + Number(ReleaseFacts.Total) : "", isTraining ? $"AV-UIE v2, {ReleaseFacts.TotalOrigin}" : "");
        }

        tasks.Add("all", "", Number(summary.Samples), Number(summary.Rejected), "", "");
        tasks.Write(output);
        if (rejections.Count > 0)
        {
            output.WriteLine();
            RejectionText.WriteCounts(rejections, output);
        }

        if (every)
        {
            output.WriteLine();
            RejectionText.WriteAll(rejections, output);
        }

        output.WriteLine();
        output.WriteLine($"shards      {Number(summary.Shards.Count)} of at most {Number(summary.SamplesPerShard)} samples");
        output.WriteLine($"plan hash   {summary.PlanHash}");
        output.WriteLine($"build hash  {summary.BuildHash}");
    }

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
