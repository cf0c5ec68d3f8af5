using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Crab.Trainer.Backend;
using Crab.Trainer.Weights;
using static TorchSharp.torch;

namespace Crab.Trainer.Cli;

/// <summary><c>crab info</c>: what training would run on.</summary>
internal static class InfoCommand
{
    private static readonly Option<DirectoryInfo?> Model = new("--model") { Description = "Folder of a published checkpoint: compare its config.json with its safetensors." };
    private static readonly Option<bool> Load = new("--load") { Description = "Read the checkpoint's weights too, and say what memory that took." };
    private static readonly Option<bool> BFloat16 = new("--bf16") { Description = "Read them as bfloat16 instead of float32." };

    /// <summary>The command.</summary>
    public static Command Create(TextWriter output)
    {
        var command = new Command("info", $"Says which libtorch was found, or why none can be used (exit code 1), and whether a checkpoint can be loaded.\n\n{ExitCodes.Help}") { Model, Load, BFloat16 };
        command.SetAction(parsed => Run(output) is var code && code == ExitCodes.Done && parsed.GetValue(Model) is { } folder
            ? Checkpoint(folder.FullName, parsed.GetValue(Load), parsed.GetValue(BFloat16), output)
            : code);
        return command;
    }

    /// <summary>Compares a checkpoint's configuration with its files; loads it, if asked, and says what memory that took at its peak.</summary>
    private static int Checkpoint(string path, bool load, bool half, TextWriter output)
    {
        void Line(string name, FormattableString value) => output.WriteLine($"{name,-11} {value.ToString(CultureInfo.InvariantCulture)}");
        using var folder = ModelFolder.Open(path);
        var config = folder.Config;
        Line("thinker", $"{folder.Parameters.Count:N0} parameters in {folder.Parameters.Shapes.Count:N0} tensors, as config.json says");
        Line("layers", $"{config.Text.Layers} text ({config.Text.Hidden}), {config.Vision.Layers} vision ({config.Vision.Hidden}), {config.Audio.Layers} audio ({config.Audio.Hidden})");
        if (!load)
        {
            return ExitCodes.Done;
        }

        using var model = folder.Load(half ? ScalarType.BFloat16 : ScalarType.Float32, CPU);
        Line("weights", $"{folder.Parameters.Count * (half ? 2 : 4):N0} bytes loaded");
        using var process = Process.GetCurrentProcess();
        Line("peak", $"{process.PeakWorkingSet64:N0} bytes of memory for the whole process");
        return ExitCodes.Done;
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
        Line("device", report.HasCuda ? "CUDA: --device cuda computes on the first GPU" : "processor (no CUDA in this libtorch, or no GPU)");
        return ExitCodes.Done;
    }
}
