using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Crab.Trainer.Speed;

/// <summary>The most memory that was in use: of the process, or of the GPU, whose allocator keeps what it once took.</summary>
internal static class PeakMemory
{
    private static readonly string[] Runtimes = ["libcudart.so.12", "libcudart.so.13", "libcudart.so"];

    /// <summary>GiB; null where it cannot be told.</summary>
    public static double? Gibibytes(torch.Device device)
    {
        const double Gibibyte = 1 << 30;
        if (device.type == DeviceType.CUDA)
        {
            return UsedOnGpu() / Gibibyte;
        }

        var line = File.ReadLines("/proc/self/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? null : long.Parse(line.AsSpan()["VmHWM:".Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024 / Gibibyte;
    }

    private static unsafe double? UsedOnGpu()
    {
        foreach (var name in Runtimes)
        {
            if (NativeLibrary.TryLoad(name, out var library) && NativeLibrary.TryGetExport(library, "cudaMemGetInfo", out var function))
            {
                nuint free, total;
                return ((delegate* unmanaged<nuint*, nuint*, int>)function)(&free, &total) == 0 ? total - free : null;
            }
        }

        return null;
    }
}
