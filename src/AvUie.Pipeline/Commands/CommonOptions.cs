using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Decode;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Commands;

/// <summary>Options and first steps that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Assemblies with further adapters; known to every verb.</summary>
    public static Option<string[]> Adapters { get; } = new("--adapters")
    {
        Description = "An assembly (.dll) with further adapters; may be given several times.",
        HelpName = "FILE",
        Recursive = true,
        DefaultValueFactory = static _ => [],
    };

    /// <summary>How verbs print JSON: control characters and what a terminal obeys are escaped.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    public static Argument<string> BuildFile() => new("BUILD") { Description = "The build file, YAML or JSON." };

    public static Option<bool> AsJson() => new("--json") { Description = "Print JSON instead of text." };

    /// <summary>Prints one JSON value.</summary>
    public static void WriteJson<T>(this CommandHost host, T value) => host.Output.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Leaves absent sources out, for looking at what is there; a build is told its sources by its file.</summary>
    public static Option<bool> OnlyAvailable() => new("--available")
    {
        Description = "Leave out the sources whose root is not there, instead of ending with a list of them.",
    };

    /// <summary>The build file without the sources whose root is not there; they are named on standard error.</summary>
    public static BuildFile ReadAvailable(this CommandHost host, string path, string? output, AdapterCatalog catalog)
    {
        var result = new BuildFileReader(catalog).Read(path, output, onlyAvailable: true);
        foreach (var source in (result as BuildFileResult.Success)?.Absent ?? [])
        {
            host.Errors.WriteLine($"avuie: left out {Printable.Of(source.Adapter)}: no folder at {Printable.Of(source.Root)}");
        }

        return FileOf(result);
    }

    /// <summary>The build file, or the end of the command with everything that is wrong with it.</summary>
    public static BuildFile Read(string path, string? output, AdapterCatalog catalog) => FileOf(new BuildFileReader(catalog).Read(path, output));

    private static BuildFile FileOf(BuildFileResult result) => result switch
    {
        BuildFileResult.Success success => success.File,
        BuildFileResult.Failure failure => throw new CommandException(ExitCodes.BadUsage, [.. failure.Errors.Select(static error => error.ToString())]),
        _ => throw new InvalidOperationException("a third kind of result"),
    };

    /// <summary>The adapter of a name, or the end of the command with the names there are.</summary>
    public static IDatasetAdapter Adapter(AdapterCatalog catalog, string name, string where)
    {
        var names = catalog.All.Select(static one => one.Description.Name).ToList();
        var nearest = Spelling.Nearest(name, names) is { } near ? $". Did you mean \"{near}\"?" : "";
        return catalog.Find(name) ?? throw new CommandException(
            ExitCodes.BadUsage, $"{where} {Printable.Of(name)}: no such adapter; expected one of {string.Join(", ", names)}{nearest}");
    }

    /// <summary>The plan, or the end of the command with everything that is in its way.</summary>
    public static Plan Plan(string path, BuildFile file, AdapterCatalog catalog, CancellationToken cancellation) => Planner.Plan(file, catalog, cancellation) switch
    {
        PlanResult.Success success => success.Plan,
        PlanResult.Failure failure => throw new CommandException(ExitCodes.BadUsage, [.. failure.Errors.Select(error => $"{Printable.Of(path)}: {error}")]),
        _ => throw new InvalidOperationException("a third kind of result"),
    };

    /// <summary>What the decoder's programs are, or the end of the command where they are missing.</summary>
    public static async Task<FfmpegBuild> FfmpegAsync(this CommandHost host, DecodeOptions options, CancellationToken cancellation)
    {
        try
        {
            return await host.AskFfmpeg(options, cancellation);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException(ExitCodes.SetUp, Printable.Of(error.Message));
        }
    }

    /// <summary>Ends the command where a folder of shards does not exist.</summary>
    public static string ExistingFolder(string folder) => Directory.Exists(folder)
        ? folder
        : throw new CommandException(ExitCodes.BadUsage, $"{Printable.Of(folder)}: no such folder; give the folder that `avuie build` wrote");

    /// <summary>Says which ffmpeg works, or ends the command where there is none.</summary>
    public static async Task CheckFfmpegAsync(CommandHost host, BuildFile file, CancellationToken cancellation)
    {
        var ffmpeg = await host.FfmpegAsync(file.Decode.ToOptions(), cancellation);
        await host.Errors.WriteLineAsync(
            $"decoding with {Printable.Of(ffmpeg.Version)}{(ffmpeg.HasSoxr ? "" : ", without soxr: sounds differ a little from the reference's")}");
    }
}
