using System.CommandLine;
using System.Reflection;
using AvUie.Core;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie parity</c>: this build against numbers of the reference.</summary>
internal static class ParityCommand
{
    public static Command Create(CommandHost host)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "Folder of reference numbers. Default: goldens in the folder that AVUIE_SHARED names, else in ../shared.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.AsJson();
        var command = new Command("parity", "Compares this build with a folder of reference numbers; says what was compared and the worst difference.") { folder, json };
        command.SetAction((parsed, cancellation) =>
            Task.FromResult(Run(host, parsed.GetValue(folder) ?? ParityReport.DefaultFolder(host.SharedFolder), parsed.GetValue(json), cancellation)));
        return command;
    }

    /// <summary>Every check of an assembly: classes with a constructor without parameters.</summary>
    public static IReadOnlyList<IParityCheck> Discover(Assembly assembly) => ParityReport.Discover<IParityCheck>(assembly, static check => check.Name);

    private static int Run(CommandHost host, string folder, bool json, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new CommandException(
                ExitCodes.BadUsage, $"{Printable.Of(folder)}: no such folder; name the folder of reference numbers, or set AVUIE_SHARED to the folder that holds goldens/");
        }

        var results = new List<ParityResult>();
        foreach (var check in host.ParityChecks)
        {
            var found = ParityReport.Collect(check.Name, () => check.Run(folder, cancellation), cancellation);
            results.AddRange(found);
            if (!json && found.Count > 0)
            {
                ParityReport.Write(check.Name, found, host.Output);
            }
        }

        if (results.Count == 0)
        {
            throw new CommandException(
                ExitCodes.BadUsage, $"{Printable.Of(folder)}: nothing to compare; looked for {string.Join(", ", host.ParityChecks.Select(static check => check.Name))}");
        }

        var failed = results.Count(static result => result.Verdict == ParityVerdict.Fail);
        if (json)
        {
            host.WriteJson(results.Select(static result => new
            {
                result.Check,
                result.Case,
                Verdict = ParityReport.Name(result.Verdict),
                result.Compared,
                Worst = ParityReport.Text(result.Worst),
                Tolerance = ParityReport.Text(result.Tolerance),
                result.Measure,
                result.Detail,
            }));
        }
        else
        {
            host.Output.WriteLine(ParityReport.Summary(results));
        }

        return failed > 0 ? ExitCodes.Findings : ExitCodes.Done;
    }
}
