using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Traces;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie stats --traces</c>: what the traces of a build are like.</summary>
internal static class TraceStats
{
    /// <summary>Prints the report.</summary>
    /// <returns>The exit code: findings where more traces are near-duplicates than allowed.</returns>
    /// <param name="host">The surroundings.</param>
    /// <param name="folder">Folder of the shards.</param>
    /// <param name="build">The build file, for journal and prices; null for none.</param>
    /// <param name="adapters">Assemblies that the build file's adapters are in.</param>
    /// <param name="most">The greatest share of near-duplicates; null for any.</param>
    /// <param name="json">Whether to print JSON.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<int> RunAsync(
        CommandHost host, string folder, string? build, IReadOnlyList<string> adapters, double? most, bool json, CancellationToken cancellation)
    {
        var reasoning = build is null ? null : CommonOptions.Read(build, null, host.Adapters(adapters)).Reasoning;
        var report = await TraceReport.OfAsync(CommonOptions.ExistingFolder(folder), cancellation);
        if (report.Shards == 0)
        {
            throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(folder)}: holds no finished shard; expected the output folder of `avuie build`");
        }

        var spending = reasoning is null ? [] : JournalSpending.Of(reasoning.Journal, reasoning.Providers);
        if (json)
        {
            host.WriteJson(new { report.Shards, report.Tasks, report.Duplicates, Journal = spending });
        }
        else
        {
            TraceReportText.Write(report, spending, host.Output);
        }

        return most is { } share && await TooAlikeAsync(host, report, share) ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static async Task<bool> TooAlikeAsync(CommandHost host, TraceReport report, double most)
    {
        var alike = report.Duplicates.Where(one => one.Share > most).ToArray();
        foreach (var label in alike)
        {
            await host.Errors.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Printable.Of(label.Label)}: {label.Duplicates:N0} of {label.Traces:N0} traces are near-duplicates, more than the share of {most} allowed; raise the writer's temperature or candidates, or give it more to see"));
        }

        var all = report.All;
        var tooMany = all.Accepted > 0 && (double)all.NearDuplicates / all.Accepted > most;
        if (tooMany)
        {
            await host.Errors.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{all.NearDuplicates:N0} of all {all.Accepted:N0} traces are near-duplicates, more than the share of {most} allowed"));
        }

        return tooMany || alike.Length > 0;
    }
}
