using System.CommandLine;
using AvUie.Core;
using Crab.Trainer.Backend;
using Crab.Trainer.Parity;
using Crab.Trainer.Training;

namespace Crab.Trainer.Cli;

/// <summary><c>crab parity</c>: this trainer against numbers of the Python reference.</summary>
internal static class ParityCommand
{
    private static readonly Argument<string?> Folder = new("DIR")
    {
        Description = "Folder of reference numbers. Default: goldens in the folder that AVUIE_SHARED names, else in ../shared.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Device = new("--device") { Description = "cpu or cuda.", DefaultValueFactory = _ => Devices.Processor };

    private static readonly Option<string> Only = new("--only")
    {
        Description = "Run the checks whose name begins so, such as thinker/.",
        DefaultValueFactory = _ => string.Empty,
    };

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command(
            "parity", $"Compares this trainer with a folder of reference numbers, a line per comparison; exit code 1 beyond a tolerance.\n\n{ExitCodes.Help}")
        {
            Folder, Device, Only,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            ParityReport.Discover<IModelParityCheck>(typeof(ParityCommand).Assembly, static check => check.Name),
            parsed.GetValue(Folder) ?? ParityReport.DefaultFolder(Environment.GetEnvironmentVariable("AVUIE_SHARED")),
            parsed.GetRequiredValue(Device),
            parsed.GetRequiredValue(Only),
            output,
            cancellation)));
        return command;
    }

    /// <summary>Runs checks, each to its end, and writes what came of it as it comes.</summary>
    internal static int Run(
        IReadOnlyList<IModelParityCheck> checks, string folder, string deviceName, string only, TextWriter output, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            throw new UsageException(
                $"{Printable.Of(folder)}: no such folder; name the folder of reference numbers, or set AVUIE_SHARED to the folder that holds goldens/");
        }

        OriginalSums.Use();
        var device = Devices.Find(deviceName);
        var asked = checks.Where(check => check.Name.StartsWith(only, StringComparison.Ordinal)).ToArray();
        var results = new List<ParityResult>();
        foreach (var check in asked)
        {
            var found = ParityReport.Collect(check.Name, () => check.Run(folder, device, cancellation), cancellation);
            results.AddRange(found);
            if (found.Count > 0)
            {
                ParityReport.Write(check.Name, found, output);
                output.Flush();
            }
        }

        if (results.Count == 0)
        {
            throw new UsageException(
                $"{Printable.Of(folder)}: nothing to compare; looked for {(asked.Length == 0 ? $"a check named {Printable.Of(only)}" : string.Join(", ", asked.Select(static check => check.Name)))}");
        }

        output.WriteLine(ParityReport.Summary(results));
        return results.Any(static result => result.Verdict == ParityVerdict.Fail) ? ExitCodes.Failed : ExitCodes.Done;
    }
}
