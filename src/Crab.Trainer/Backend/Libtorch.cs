using System.Runtime.InteropServices;
using TorchSharp;

namespace Crab.Trainer.Backend;

/// <summary>Finds libtorch before anything uses it, and says why where it cannot.</summary>
/// <remarks>
/// TorchSharp reports a library that does not load as a missing package and copies half a gigabyte of files looking for it. So its
/// files are loaded here first, one by one in the order in which they need each other; the first that fails is named as it is.
/// </remarks>
internal static class Libtorch
{
    /// <summary>Names the folder of an installed libtorch, for builds with <c>TorchBackend=none</c>.</summary>
    public const string FolderVariable = "CRAB_LIBTORCH";

    private const string Bridge = "libLibTorchSharp.so";
    private static readonly string[] Required = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly string[] Cuda = ["libc10_cuda.so", "libtorch_cuda.so"];
    private static readonly Lazy<LibtorchReport> Found = new(() => Probe(Environment.GetEnvironmentVariable(FolderVariable)));

    /// <summary>What was found; loaded once per process.</summary>
    public static LibtorchReport Load() => Found.Value;

    /// <summary>Loads from a named folder, else from beside the program, else by the dynamic linker's own search.</summary>
    internal static LibtorchReport Probe(string? named)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return LibtorchReport.Missing($"needs Linux on x64, this is {RuntimeInformation.RuntimeIdentifier}.");
        }

        if (named is { Length: > 0 } && !Directory.Exists(named))
        {
            return LibtorchReport.Missing($"{FolderVariable}={named}: no such folder. Name the folder that holds libtorch_cpu.so.");
        }

        var beside = AppContext.BaseDirectory;
        var folder = named is { Length: > 0 } ? named : File.Exists(Path.Combine(beside, Required[1])) ? beside : null;
        foreach (var file in Required[..1].Concat(Cuda).Concat(Required[1..]))
        {
            var path = folder is null ? file : Path.Combine(folder, file);
            var optional = Cuda.Contains(file);
            if (optional && (folder is null || !File.Exists(path)))
            {
                continue;
            }

            if (TryLoad(path) is { } problem)
            {
                return LibtorchReport.Missing(problem + Hint(folder));
            }
        }

        return TryLoad(Path.Combine(beside, Bridge)) is { } bridge
            ? LibtorchReport.Missing(bridge + " Build on this machine, or with -p:LibstdcxxFix=always for an older one.")
            : new LibtorchReport(true, folder ?? "found by the dynamic linker", torch.__version__, torch.cuda.is_available(), null);
    }

    private static string Hint(string? folder) => folder is null
        ? $" This build has no libtorch of its own (TorchBackend=none): set {FolderVariable} to the folder of a libtorch 2.10."
        : string.Empty;

    private static string? TryLoad(string path)
    {
        try
        {
            NativeLibrary.Load(path);
            return null;
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            return $"{path}: {failure.Message.Split('\n')[0].TrimEnd('.')}.";
        }
    }
}

/// <summary>What libtorch was found.</summary>
/// <param name="Usable">Whether it loads.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Version">The version of libtorch that this TorchSharp is made for.</param>
/// <param name="HasCuda">Whether a GPU can be used.</param>
/// <param name="Problem">Why it is not usable, and what to do.</param>
internal sealed record LibtorchReport(bool Usable, string? Folder, string? Version, bool HasCuda, string? Problem)
{
    public static LibtorchReport Missing(string problem) => new(false, null, null, false, problem);
}
