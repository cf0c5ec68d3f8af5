using System.Text.Json;
using AvUie.Shards;

namespace AvUie.Pipeline.Commands;

/// <summary>
/// <c>roots.json</c> in the output folder: where the raw files of each source lay on the machine that built. It is a convenience for
/// <c>avuie why</c> and no part of the data set: no hash covers it, and it may be deleted.
/// </summary>
internal static class SourceRoots
{
    public const string FileName = "roots.json";

    public static void Write(string folder, IReadOnlyDictionary<string, string> roots)
    {
        Directory.CreateDirectory(folder);
        var sorted = new SortedDictionary<string, string>(roots.ToDictionary(), StringComparer.Ordinal);
        AtomicFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(sorted, CommonOptions.Json));
    }

    /// <summary>The roots; empty where the file is not there or not of its form.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(Path.Combine(folder, FileName))) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return new Dictionary<string, string>();
        }
    }
}
