using System.CommandLine;
using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Terminal;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie parity</c>: this build against numbers of the Python reference.</summary>
internal static class ParityCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "Folder of reference numbers; default: goldens in the folder that AVUIE_SHARED names, else ../shared/goldens.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var all = new Option<bool>("--all") { Description = "Print every case, not only one line per check and what does not pass." };
        var command = new Command("parity", "Compares this build with a folder of reference numbers; exit code 1 beyond a tolerance.") { folder, all };
        command.SetAction(result =>
        {
            using var stop = new StopSignal(context.Errors);
            var path = result.GetValue(folder) ?? Default();
            if (!Directory.Exists(path))
            {
                throw new UsageException($"there is no folder {path}; name one, or let AVUIE_SHARED name the folder that holds goldens");
            }

            return Run(context, Checks(), path, result.GetValue(all), stop.Token);
        });
        return command;
    }

    /// <summary>Every check of this program, found by its interface.</summary>
    internal static IReadOnlyList<IParityCheck> Checks() =>
    [
        .. typeof(ParityCommand).Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IParityCheck).IsAssignableFrom(type))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (IParityCheck)Activator.CreateInstance(type)!),
    ];

    internal static int Run(CommandContext context, IReadOnlyList<IParityCheck> checks, string folder, bool all, CancellationToken cancellation)
    {
        var table = new TextTable("check", "case", "verdict", ">compared", ">worst", ">tolerance", "measure", "detail");
        int passed = 0, failed = 0, byDesign = 0;
        foreach (var check in checks)
        {
            context.Errors.WriteLine($"{check.Name} ...");
            var results = check.Run(folder, cancellation).ToList();
            passed += results.Count(static result => result.Verdict == ParityVerdict.Pass);
            failed += results.Count(static result => result.Verdict == ParityVerdict.Fail);
            byDesign += results.Count(static result => result.Verdict == ParityVerdict.DiffersByDesign);
            foreach (var result in results.Where(result => all || result.Verdict != ParityVerdict.Pass))
            {
                Add(table, result);
            }

            var passing = results.Where(static result => result.Verdict == ParityVerdict.Pass).ToList();
            if (!all && passing.Count > 0)
            {
                var worst = passing.MaxBy(static result => result.Worst)!;
                Add(table, worst with
                {
                    Case = $"{passing.Count} cases, worst {worst.Case}",
                    Compared = passing.Sum(static result => result.Compared),
                });
            }
        }

        table.Write(context.Output);
        context.Output.WriteLine();
        if (passed + failed + byDesign == 0)
        {
            throw new UsageException($"{folder} holds nothing that can be compared; expected conversations/, preprocess/ or media/ in it");
        }

        context.Output.WriteLine($"{passed} passed, {failed} beyond tolerance, {byDesign} differ by design");
        return failed == 0 ? ExitCodes.Done : ExitCodes.Findings;
    }

    private static string Default() => Path.Combine(
        Environment.GetEnvironmentVariable("AVUIE_SHARED") is { Length: > 0 } shared ? shared : Path.Combine("..", "shared"), "goldens");

    private static void Add(TextTable table, ParityResult result) => table.Add(
        result.Check,
        result.Case,
        result.Verdict switch
        {
            ParityVerdict.Pass => "pass",
            ParityVerdict.DiffersByDesign => "differs by design",
            _ => "FAIL",
        },
        result.Compared.ToString("N0", CultureInfo.InvariantCulture),
        result.Worst.ToString("G4", CultureInfo.InvariantCulture),
        result.Tolerance.ToString("G4", CultureInfo.InvariantCulture),
        result.Measure,
        result.Detail);
}
