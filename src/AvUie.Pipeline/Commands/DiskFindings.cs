using System.Globalization;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Commands;

/// <summary>Room for the output.</summary>
internal static class DiskFindings
{
    // A full shard of 1,024 samples of ten frames and ten seconds is 245 MB.
    private const long BytesPerSample = 240_000;

    public static IEnumerable<Finding> Look(BuildFile? file)
    {
        var folder = Path.GetFullPath(file?.Out ?? ".");
        var existing = folder;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing) ?? "/";
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        var need = (file?.SamplesPerShard ?? 0) * BytesPerSample;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:F1} GB free at {existing}; a shard takes up to {need / 1e6:F0} MB");
        yield return free < Math.Max(2 * need, 100_000_000) ? new(FindingLevel.Setup, "disk", $"{text}: too little, make room or choose another folder")
            : new(FindingLevel.Ok, "disk", file is null ? string.Create(CultureInfo.InvariantCulture, $"{free / 1e9:F1} GB free at {existing}") : text);
    }
}
