using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Parity;

/// <summary><c>preprocess/audio_windows.json</c>: task, samples and index to runs of source samples (-1 for silence).</summary>
internal sealed class AudioWindowParity : IParityCheck
{
    private const string File = "preprocess/audio_windows.json";

    public string Name => File;

    public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation) =>
        ParityFile.Compare(Name, folder, File, root => root.EnumerateArray()
            .GroupBy(entry => entry.GetProperty("task").GetString()!)
            .SelectMany(group => Compare(group.Key, [.. group])));

    private IEnumerable<ParityResult> Compare(string task, JsonElement[] entries)
    {
        var stated = entries.Where(entry => entry.TryGetProperty("runs", out _)).ToArray();
        if (stated.Length > 0)
        {
            yield return ParityResult.Equal(Name, task, stated.Length, [.. stated.Select(entry => Difference(task, entry)).OfType<string>()]);
        }

        foreach (var entry in entries.Where(entry => !entry.TryGetProperty("runs", out _)))
        {
            yield return new ParityResult(
                Name, task, ParityVerdict.DiffersByDesign, 1, 0, 0, "unequal", $"the reference stops here, we do not: {entry.GetRawText()}");
        }
    }

    private static string? Difference(string task, JsonElement entry)
    {
        if (TaskTable.Find(task) is null)
        {
            return $"there is no task '{task}'";
        }

        int? index = entry.TryGetProperty("idx", out var given) ? given.GetInt32() : null;
        var samples = entry.GetProperty("samples").GetInt32();
        var ours = AudioWindows.Select(task, samples, index);
        var theirs = entry.GetProperty("runs").EnumerateArray().Select(run => new AudioRun(run[0].GetInt32(), run[1].GetInt32()));
        return ours.SequenceEqual(theirs) && ours.Sum(run => run.Count) == entry.GetProperty("length").GetInt32()
            ? null
            : $"{samples} samples, index {index?.ToString() ?? "none"}: expected {entry.GetProperty("runs").GetRawText()}, " +
              $"got {string.Join(", ", ours)}";
    }
}
