using System.CommandLine;
using AvUie.Adapters;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Commands;

/// <summary>The command line of <c>avuie</c>: one file per verb, one line per verb here.</summary>
internal static class AvUieCommand
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="output">Results.</param>
    /// <param name="errors">Progress and what went wrong.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var parsed = Create(new CommandContext(output, errors, new AdapterCatalog())).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await errors.WriteLineAsync($"avuie: {error.Message}").ConfigureAwait(false);
            }

            await errors.WriteLineAsync("avuie: see avuie --help.").ConfigureAwait(false);
            return ExitCodes.BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception failure) when (failure is BuildFileException or UsageException or PlanException)
        {
            await errors.WriteLineAsync($"avuie: {failure.Message}").ConfigureAwait(false);
            return ExitCodes.BadUsage;
        }
        catch (Exception failure) when (failure is AnnotationFileException or BuildFaultException or InvalidDataException
            or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await errors.WriteLineAsync($"avuie: {failure.Message}").ConfigureAwait(false);
            return ExitCodes.SetUp;
        }
    }

    internal static RootCommand Create(CommandContext context) => new($"Rebuilds AV-UIE v2 from raw sources into Parquet shards.\n\n{ExitCodes.Help}")
    {
        PlanCommand.Create(context),
        BuildCommand.Create(context),
        VerifyCommand.Create(context),
        StatsCommand.Create(context),
        WhyCommand.Create(context),
        DoctorCommand.Create(context),
        AdaptersCommand.Create(context),
        ParityCommand.Create(context),
    };
}

/// <summary>What every command is given.</summary>
/// <param name="Output">Results.</param>
/// <param name="Errors">Progress and what went wrong.</param>
/// <param name="Catalog">The adapters.</param>
internal sealed record CommandContext(TextWriter Output, TextWriter Errors, AdapterCatalog Catalog);

/// <summary>A command line that parses and still cannot be meant.</summary>
/// <param name="message">What is wrong and what to do.</param>
internal sealed class UsageException(string message) : Exception(message);
