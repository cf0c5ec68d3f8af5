using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Terminal;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Commands;

/// <summary>The command line of <c>avuie</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandHost host, CancellationToken cancellation)
    {
        var parsed = Create(host).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await host.Errors.WriteLineAsync($"avuie: {Printable.Of(error.Message)}");
            }

            var verb = string.Concat(Verbs(parsed.CommandResult).Reverse().Select(static name => name + " "));
            await host.Errors.WriteLineAsync($"avuie: see avuie {verb}--help");
            return ExitCodes.BadUsage;
        }

        try
        {
            // Signals are handled by StopSignal: the first one lets shards in work end cleanly, however long that takes.
            var configuration = new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
        catch (Exception error)
        {
            return await ReportAsync(error, host, cancellation);
        }
    }

    /// <summary>The commands, for the parser and for tests of the help texts.</summary>
    public static RootCommand Create(CommandHost host)
    {
        var root = new RootCommand("Rebuilds AV-UIE v2 from its raw sources: plan, build, verify, explain.")
        {
            PlanCommand.Create(host),
            BuildCommand.Create(host),
            VerifyCommand.Create(host),
            StatsCommand.Create(host),
            WhyCommand.Create(host),
            AdaptersCommand.Create(host),
            NewAdapterCommand.Create(host),
            DoctorCommand.Create(host),
            ParityCommand.Create(host),
            ExportCommand.Create(host),
            CompareCommand.Create(host),
            ReasonCommand.Create(host),
            PreviewCommand.Create(host),
            ExtractCommand.Create(host),
        };
        root.Options.Add(CommonOptions.Adapters);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        return root;
    }

    /// <summary>The names of a command and those above it, the program's left out.</summary>
    private static IEnumerable<string> Verbs(CommandResult result)
    {
        for (SymbolResult? at = result; at is CommandResult { Command: not RootCommand } command; at = command.Parent)
        {
            yield return command.Command.Name;
        }
    }

    private static async Task<int> ReportAsync(Exception error, CommandHost host, CancellationToken cancellation)
    {
        var (code, lines) = error switch
        {
            CommandException ended => (ended.ExitCode, ended.Lines),
            OperationCanceledException when cancellation.IsCancellationRequested =>
                (ExitCodes.Interrupted, ["interrupted; finished shards are kept, the same command goes on from there"]),
            _ when Cause(error) is ReasonerHaltException halt =>
                (ExitCodes.Halted, [Printable.Of(halt.Message, 2000), "stopped; finished shards and paid replies are kept, the same command goes on from there"]),
            BuildFaultException fault when IsSetUp(Cause(fault)) => (ExitCodes.SetUp, [Printable.Of(fault.Message, 2000)]),
            InvalidDataException => (ExitCodes.BadUsage, [Printable.Of(error.Message, 2000)]),
            _ when IsSetUp(error) => (ExitCodes.SetUp, [Printable.Of(error.Message, 2000)]),
            _ => (ExitCodes.Defect, (IReadOnlyList<string>)["a defect of avuie ended it; please report this:", .. error.ToString().Split('\n').Select(static line => Printable.Of(line))]),
        };
        foreach (var line in lines)
        {
            await host.Errors.WriteLineAsync($"avuie: {line}");
        }

        return code;
    }

    private static Exception Cause(Exception error) => error is BuildFaultException { InnerException: { } inner } ? Cause(inner) : error;

    // A full disk, a folder that may not be written. InvalidDataException, what a file holds, is no IOException.
    private static bool IsSetUp(Exception error) => error is IOException or UnauthorizedAccessException;

    private sealed class HelpWithExitCodes(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(ExitCodes.Help);
            return code;
        }
    }
}
