using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Crab.Trainer.Backend;

/// <summary>
/// The order in which the processor sums products of bfloat16. oneDNN chooses it by the processor's instructions; the reference's numbers were
/// made by its kernels for AVX-512 without the extensions for bfloat16, and can be had to the bit by no others.
/// </summary>
internal static partial class OriginalSums
{
    private const string Variable = "ONEDNN_MAX_CPU_ISA", Instructions = "AVX512_CORE";
    private static readonly Lazy<bool> Chosen = new(Choose);

    /// <summary>
    /// Chooses that order for this process, which must not have computed anything yet. Other sums are as good, and for training the
    /// extensions are faster: only a comparison with the reference's numbers asks for this.
    /// </summary>
    /// <returns>Whether sums run in that order: not on a processor without AVX-512, nor where the environment has chosen another.</returns>
    public static bool Use() => Chosen.Value;

    private static bool Choose()
    {
        if (!OperatingSystem.IsLinux() || !Avx512F.VL.IsSupported || !Avx512BW.VL.IsSupported || !Avx512DQ.VL.IsSupported)
        {
            return false;
        }

        // The framework keeps an environment of its own; oneDNN reads the process's.
        return Environment.GetEnvironmentVariable(Variable) is { } chosen ? chosen == Instructions : SetVariable(Variable, Instructions, 0) == 0;
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
