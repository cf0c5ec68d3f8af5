using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Parity;

/// <summary>What the checks of JSON files share: reading, and telling a file of another form.</summary>
internal static class ParityFile
{
    /// <summary>The file's JSON; null where there is no such file.</summary>
    public static JsonDocument? Open(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? JsonDocument.Parse(File.ReadAllBytes(path)) : null;
    }

    /// <summary>Whether an exception says that a file is not of the expected form.</summary>
    public static bool IsForm(Exception error) =>
        error is JsonException or ArgumentException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException;

    /// <summary>Runs the comparison of one file; a file of another form is a failed line, not an end of the run.</summary>
    public static IEnumerable<ParityResult> Compare(
        string check, string folder, string name, Func<JsonElement, IEnumerable<ParityResult>> compare)
    {
        try
        {
            using var document = Open(folder, name);
            return document is null ? [] : [.. compare(document.RootElement)];
        }
        catch (Exception error) when (IsForm(error))
        {
            return [ParityResult.Unreadable(check, name, error)];
        }
    }
}
