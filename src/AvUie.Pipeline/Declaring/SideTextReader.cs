using System.Globalization;
using AvUie.Core;
using AvUie.Pipeline.Commands;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Declaring;

/// <summary>Reads the side files of a build file, before any work is done.</summary>
internal static class SideTextReader
{
    /// <summary>The texts; what is wrong with a file ends the command, what names no sample is told on standard error.</summary>
    /// <exception cref="CommandException">A row is wrong, or no row of a file belongs to a sample of the plan.</exception>
    public static SideTexts Read(CommandHost host, Plan plan)
    {
        var texts = new SideTexts();
        var errors = new List<string>();
        foreach (var (source, path, kind) in plan.File.Sources.SelectMany(Files).Distinct())
        {
            errors.AddRange(new SideTextFile(path, kind).Read((id, media, text) => texts.Add(source, id, media, text)));
        }

        if (errors.Count == 0 && !texts.IsEmpty)
        {
            foreach (var (file, (rows, unused, example)) in texts.Use(plan.Rows.OfType<SourceRow.Accepted>().Select(static row => row.Value)).OrderBy(static one => one.Key, StringComparer.Ordinal))
            {
                var told = string.Create(CultureInfo.InvariantCulture, $"{Printable.Of(file)}: {unused:N0} of {rows:N0} texts belong to no sample of the plan, such as {Printable.Of(example, 200)}");
                if (unused == rows)
                {
                    errors.Add($"{told}; expected sample ids as `avuie plan` and shards spell them, or paths of media below the source's root");
                }
                else if (unused > 0)
                {
                    host.Errors.WriteLine($"avuie: {told}");
                }
            }
        }

        return errors.Count == 0 ? texts : throw new CommandException(ExitCodes.BadUsage, [.. errors]);
    }

    /// <summary>The side files of a source with what they hold.</summary>
    public static IEnumerable<(string Source, string Path, string Kind)> Files(BuildSource source)
    {
        if (source.Evidence?.Captions is { } captions)
        {
            yield return (source.Adapter, captions, "caption");
        }

        if (source.Evidence?.Transcripts is { } transcripts)
        {
            yield return (source.Adapter, transcripts, "transcript");
        }
    }
}
