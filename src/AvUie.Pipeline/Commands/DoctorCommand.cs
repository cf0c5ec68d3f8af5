using System.CommandLine;
using System.Globalization;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Building;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Terminal;

namespace AvUie.Pipeline.Commands;

/// <summary><c>avuie doctor</c>: whether this machine and these folders can do the work. Warns; never changes anything.</summary>
internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Argument<string?>("build") { Description = "A build file to look at.", Arity = ArgumentArity.ZeroOrOne };
        var source = new Option<string[]?>("--source")
        {
            Description = "One dataset instead: adapter name and root folder.",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("doctor", "Says what is there and what is missing: FFmpeg, disk space, annotations, media, and how the counts compare with the known ones.")
        {
            file, source,
        };
        command.SetAction(async result =>
        {
            using var stop = new StopSignal(context.Errors);
            var sound = await MachineAsync(context.Output).ConfigureAwait(false);
            if (result.GetValue(source) is [var name, var root])
            {
                sound &= Source(context.Output, Checked(context.Catalog, name, root), stop.Token);
            }
            else if (result.GetValue(file) is { } path)
            {
                var build = BuildFileReader.Read(path, context.Catalog);
                foreach (var entry in build.Sources)
                {
                    sound &= Source(context.Output, entry, stop.Token);
                }
            }

            return sound ? ExitCodes.Done : ExitCodes.SetUp;
        });
        return command;
    }

    private static CheckedSource Checked(AdapterCatalog catalog, string name, string root)
    {
        var adapter = catalog.Find(name) ?? throw new UsageException(
            $"there is no adapter \"{Printable.Of(name)}\"; expected one of {string.Join(", ", catalog.All.Select(static a => a.Description.Name))}");
        if (!Directory.Exists(root))
        {
            throw new UsageException($"there is no folder {root}");
        }

        return new CheckedSource(
            new SourceSettings { Adapter = name, Root = root },
            adapter,
            new AdapterContext(
                Path.GetFullPath(root), adapter.Description.Tasks.ToHashSet(StringComparer.Ordinal), Enum.GetValues<Split>().ToHashSet(),
                AdapterCatalog.CheckOptions(adapter.Description, new Dictionary<string, string>()).Options));
    }

    private static async Task<bool> MachineAsync(TextWriter output)
    {
        var disk = new DriveInfo(Directory.GetCurrentDirectory());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"disk     {disk.AvailableFreeSpace / 1e9:N1} GB free here; the whole of AV-UIE v2 takes about 140 GB of shards"));
        try
        {
            var build = await new FfmpegProcessDecoder(new DecodeOptions(), TimeProvider.System).BuildAsync().ConfigureAwait(false);
            output.WriteLine($"ffmpeg   {Printable.Of(build.Version)}");
            output.WriteLine(build.HasSoxr ? "soxr     there" : "soxr     WARNING: missing; sounds are resampled by swr and differ a little from the reference's");
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            output.WriteLine($"ffmpeg   MISSING: {failure.Message}");
            return false;
        }
    }

    private static bool Source(TextWriter output, CheckedSource source, CancellationToken cancellation)
    {
        var description = source.Adapter.Description;
        output.WriteLine();
        output.WriteLine($"{description.Name}: {description.Title} at {source.Context.Root}");
        var counts = new SortedDictionary<string, (int Samples, int Complete, int Rejected)>(StringComparer.Ordinal);
        string? example = null;
        try
        {
            foreach (var row in source.Adapter.Read(source.Context))
            {
                cancellation.ThrowIfCancellationRequested();
                switch (row)
                {
                    case SourceRow.Accepted { Value: var sample }:
                        var (found, _, detail) = SampleFiles.Find(sample, source.Context.Root);
                        example ??= found is null ? detail : null;
                        Count($"{sample.Task}/{sample.Split.Name()}", 1, found is null ? 0 : 1, 0);
                        break;
                    case SourceRow.Rejected { Value: var rejection }:
                        Count($"{rejection.Task}/{rejection.Split?.Name() ?? "-"}", 0, 0, 1);
                        break;
                }
            }
        }
        catch (AnnotationFileException failure)
        {
            output.WriteLine($"  MISSING: {Printable.Of(failure.Message, 1000)}");
            return false;
        }

        var table = new TextTable("task/split", ">samples", ">media there", ">rejected", ">known rows", "");
        foreach (var (key, count) in counts)
        {
            var known = description.KnownCounts.TryGetValue(key, out var number) ? number : (int?)null;
            var rows = count.Samples + count.Rejected;
            table.Add(
                key, Text(count.Samples), Text(count.Complete), Text(count.Rejected), known is { } n ? Text(n) : "",
                known is { } expected && expected != rows ? $"WARNING: {Text(rows)} rows, {Text(expected)} are known of the complete dataset" : "");
        }

        table.Write(output, "  ");
        if (example is not null)
        {
            output.WriteLine($"  the first missing file: {Printable.Of(example)}");
        }

        return true;

        void Count(string key, int samples, int complete, int rejected)
        {
            var count = counts.GetValueOrDefault(key);
            counts[key] = (count.Samples + samples, count.Complete + complete, count.Rejected + rejected);
        }
    }

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
