using System.CommandLine;
using Crab.Trainer.Processing;
using Crab.Trainer.Training;

namespace Crab.Trainer.Cli;

/// <summary>The command line of <c>crab</c>.</summary>
internal static class CrabCommand
{
    /// <summary>Runs a command line.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="output">Results and progress.</param>
    /// <param name="errors">What went wrong.</param>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        var parsed = Create(output).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await errors.WriteLineAsync($"crab: {error.Message}");
            }

            await errors.WriteLineAsync("crab: see crab --help.");
            return ExitCodes.BadUsage;
        }

        try
        {
            // Signals are the training command's: it stops after a whole step, however long that takes.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = errors,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException failure)
        {
            await errors.WriteLineAsync($"crab: {failure.Message}");
            return ExitCodes.BadUsage;
        }
        catch (Exception failure) when (failure is SampleException or TrainingException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"crab: {failure.Message}");
            return ExitCodes.Failed;
        }
    }

    private static RootCommand Create(TextWriter output) => new($"Trains I-LoRA adapters straight from shards.\n\n{ExitCodes.Help}")
    {
        TrainCommand.Create(output),
        GenerateCommand.Create(output),
        AdapterCommand.Create(output),
        BenchCommand.Create(output),
        InfoCommand.Create(output),
        ParityCommand.Create(output),
    };
}
