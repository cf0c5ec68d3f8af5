using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Commands;

/// <summary>Finds the training steps that used a sample in <c>metrics.jsonl</c>, a line per step with <c>step</c> and <c>ids</c>.</summary>
internal static class TrainingSteps
{
    /// <exception cref="CommandException">There is no such file, or a line is of another form.</exception>
    public static IReadOnlyList<long> Using(string path, string id)
    {
        if (!File.Exists(path))
        {
            throw new CommandException(ExitCodes.BadUsage, $"--metrics {Printable.Of(path)}: no such file; `crab train` writes metrics.jsonl");
        }

        var steps = new List<long>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            try
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.GetProperty("ids").EnumerateArray().Any(one => one.GetString() == id))
                {
                    steps.Add(json.RootElement.GetProperty("step").GetInt64());
                }
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new CommandException(
                    ExitCodes.BadUsage, $"--metrics {Printable.Of(path)}, line {number}: expected a JSON object with step and ids, found {Printable.Of(line, 100)}");
            }
        }

        return steps;
    }
}
