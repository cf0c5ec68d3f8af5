using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Comparison;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie compare</c>: how a published annotation set differs from ours.</summary>
internal static class CompareCommand
{
    public static Command Create(CommandHost host)
    {
        var published = new Argument<string>("PUBLISHED") { Description = "AVUIE_2.zip, or a folder in its layout." };
        var build = new Option<string?>("--build") { Description = "Our side: what this build file plans. Reads annotations only.", HelpName = "FILE" };
        var shards = new Option<string?>("--in") { Description = "Our side: the rows of a folder of shards, boxes included.", HelpName = "FOLDER" };
        var json = CommonOptions.AsJson();
        var command = new Command("compare", "Reports, by task, how a published annotation set differs from ours: counts, missing and extra records, labels.")
        {
            published, build, shards, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(build) is null == result.GetValue(shards) is null)
            {
                result.AddError("give either --build FILE or --in FOLDER");
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetValue(published)!;
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(path)}: not there; expected the published zip, or its folder");
            }

            using var set = PublishedSet.Open(path);
            var results = ReleaseComparison.Run(set, await OursAsync(host, parsed, build, shards, cancellation), cancellation).ToList();
            if (parsed.GetValue(json))
            {
                host.WriteJson(results);
            }
            else
            {
                Write(results, host.Output);
            }

            return results.Exists(static result => result.Differs) ? ExitCodes.Findings : ExitCodes.Done;
        });
        return command;
    }

    private static async Task<Dictionary<Adapters.ReleaseFile, List<ComparedRecord>>> OursAsync(
        CommandHost host, ParseResult parsed, Option<string?> build, Option<string?> shards, CancellationToken cancellation)
    {
        if (parsed.GetValue(shards) is { } folder)
        {
            return await OwnSamples.WrittenAsync(CommonOptions.ExistingFolder(folder), cancellation);
        }

        var file = parsed.GetValue(build)!;
        var catalog = host.Adapters(parsed.GetValue(CommonOptions.Adapters)!);
        return OwnSamples.Planned(CommonOptions.Plan(file, CommonOptions.Read(file, null, catalog), catalog, cancellation));
    }

    private static void Write(List<TaskComparison> results, TextWriter output)
    {
        var table = new TextTable(
            "task", "split", ">published", ">ours", ">missing", ">extra", ">labels differ", ">unread", ">unusable", ">text against fields", ">box overlap");
        foreach (var result in results)
        {
            table.Add(
                result.Task, result.Split, Number(result.Published), Number(result.Ours), Number(result.Missing), Number(result.Extra),
                Number(result.Disagreements), Number(result.Unread), Number(result.Unusable), Number(result.TextsAgainstFields),
                result.MeanBoxOverlap?.ToString("F3", CultureInfo.InvariantCulture) ?? "");
        }

        table.Add(
            "all", "", Number(results.Sum(static r => r.Published)), Number(results.Sum(static r => r.Ours)), Number(results.Sum(static r => r.Missing)),
            Number(results.Sum(static r => r.Extra)), Number(results.Sum(static r => r.Disagreements)), Number(results.Sum(static r => r.Unread)),
            Number(results.Sum(static r => r.Unusable)), Number(results.Sum(static r => r.TextsAgainstFields)), "");
        table.Write(output);
        foreach (var result in results.Where(static result => result.Examples.Count > 0))
        {
            output.WriteLine();
            output.WriteLine($"{result.Task} {result.Split}");
            foreach (var example in result.Examples)
            {
                output.WriteLine($"  {Printable.Of(example, 200)}");
            }
        }

        output.WriteLine();
        output.WriteLine(results.Exists(static result => result.Differs) ? "they differ" : "no difference");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
