using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Crab.Trainer.Backend;

namespace Crab.Trainer.Cli;

/// <summary><c>crab info</c>: what training would run on.</summary>
internal static class InfoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command("info", $"Says which libtorch was found, or why none can be used (exit code 1).\n\n{ExitCodes.Help}");
        command.SetAction(_ => Run(output));
        return command;
    }

    private static int Run(TextWriter output)
    {
        var report = Libtorch.Load();
        void Line(string name, string value) => output.WriteLine($"{name,-11} {value}");
        Line("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        Line("processors", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
        if (!report.Usable)
        {
            Line("libtorch", $"not usable: {report.Problem}");
            return ExitCodes.Failed;
        }

        Line("libtorch", report.Folder!);
        Line("version", report.Version!);
        Line("device", report.HasCuda ? "CUDA is there; crab trains on the processor so far" : "processor (no CUDA in this libtorch, or no GPU)");
        return ExitCodes.Done;
    }
}
