using System.CommandLine;
using System.Globalization;
using AvUie.Pipeline.Building;

namespace AvUie.Pipeline.Commands;

/// <summary>Arguments and options that several verbs share.</summary>
internal static class Arguments
{
    public static Argument<string> BuildFile() => new("build") { Description = "The build file (YAML or JSON)." };

    public static Argument<string> Shards() => new("folder") { Description = "Folder of the shards." };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON for programs instead of a table." };

    /// <summary>Reads <c>3</c> or <c>3-7</c>: 0-based, both ends included.</summary>
    public static ShardRange Range(string text)
    {
        var parts = text.Split('-');
        var numbers = parts.Select(static part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        if (numbers.Length is 1 or 2 && numbers.All(static n => n >= 0) && numbers[0] <= numbers[^1])
        {
            return new ShardRange(numbers[0], numbers[^1]);
        }

        throw new UsageException($"--shards {text}: expected a shard (3) or a range of them (3-7), counted from 0, both ends included");
    }
}
