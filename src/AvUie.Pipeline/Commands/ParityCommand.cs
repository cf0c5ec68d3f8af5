using System.CommandLine;
using System.Globalization;
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
            Task.FromResult(Run(host, parsed.GetValue(folder) ?? DefaultFolder(host.SharedFolder), parsed.GetValue(json), cancellation)));
        return command;
    }

    /// <summary>Every check of an assembly: classes with a constructor without parameters.</summary>
    public static IReadOnlyList<IParityCheck> Discover(Assembly assembly) =>
        [.. assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(IParityCheck).IsAssignableFrom(type))
            .Where(static type => type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(static type => (IParityCheck)Activator.CreateInstance(type)!)
            .OrderBy(static check => check.Name, StringComparer.Ordinal)];

    private static string DefaultFolder(string? shared) => Path.Combine(shared is { Length: > 0 } ? shared : Path.Combine("..", "shared"), "goldens");

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
            var found = Results(check, folder, cancellation);
            results.AddRange(found);
            if (!json && found.Count > 0)
            {
                Write(check.Name, found, host.Output);
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
                Verdict = Name(result.Verdict),
                result.Compared,
                Worst = Text(result.Worst),
                Tolerance = Text(result.Tolerance),
                result.Measure,
                result.Detail,
            }));
        }
        else
        {
            var byDesign = results.Count(static result => result.Verdict == ParityVerdict.DiffersByDesign);
            host.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{results.Count} cases, {results.Sum(static result => result.Compared):N0} values: {results.Count - failed - byDesign} pass, {byDesign} differ by design, {failed} fail"));
        }

        return failed > 0 ? ExitCodes.Findings : ExitCodes.Done;
    }

    private static List<ParityResult> Results(IParityCheck check, string folder, CancellationToken cancellation)
    {
        var results = new List<ParityResult>();
        try
        {
            foreach (var result in check.Run(folder, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                results.Add(result);
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or FormatException or System.Text.Json.JsonException)
        {
            results.Add(new ParityResult(check.Name, "(unreadable)", ParityVerdict.Fail, 0, 1, 0, "unequal", error.Message));
        }

        return results;
    }

    private static void Write(string check, List<ParityResult> results, TextWriter output)
    {
        output.WriteLine(Printable.Of(check));
        var table = new TextTable("case", ">compared", ">worst", ">tolerance", "measure", "verdict", "");
        foreach (var result in results)
        {
            table.Add(
                result.Case, result.Compared.ToString("N0", CultureInfo.InvariantCulture), Text(result.Worst), Text(result.Tolerance), result.Measure,
                Name(result.Verdict), result.Detail);
        }

        table.Write(output, "  ");
        output.WriteLine();
    }

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Name(ParityVerdict verdict) => verdict switch
    {
        ParityVerdict.Pass => "pass",
        ParityVerdict.DiffersByDesign => "differs by design",
        _ => "FAIL",
    };
}
