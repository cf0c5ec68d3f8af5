using System.Text;
using AvUie.Adapters;
using AvUie.Core;

namespace AvUie.Pipeline.Configuration;

/// <summary>A build file or everything that is wrong with it. Closed.</summary>
internal abstract record BuildFileResult
{
    private BuildFileResult()
    {
    }

    internal sealed record Success(BuildFile File) : BuildFileResult
    {
        /// <summary>Sources left out because their root is not there, where that was asked for.</summary>
        public IReadOnlyList<BuildSource> Absent { get; init; } = [];
    }

    internal sealed record Failure(IReadOnlyList<ConfigurationError> Errors) : BuildFileResult;
}

/// <summary>
/// Reads a build file and checks all of it before anything else happens: form, names, roots. A name that ends in <c>.json</c> is JSON,
/// any other YAML.
/// </summary>
/// <param name="catalog">The adapters there are.</param>
/// <param name="unreadable">Why a folder cannot be listed; null where it can. Left out: by listing it.</param>
internal sealed class BuildFileReader(AdapterCatalog catalog, Func<string, string?>? unreadable = null)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="path">The file.</param>
    /// <param name="output">The folder that <c>--out</c> names, relative to the present folder; null to go by the file.</param>
    /// <param name="onlyAvailable">Leave out the sources whose root is not there, instead of refusing the file.</param>
    public BuildFileResult Read(string path, string? output = null, bool onlyAvailable = false)
    {
        ConfigNode root;
        try
        {
            var text = Text(path);
            root = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonNodes.Read(text) : YamlNodes.Read(text);
        }
        catch (ConfigSyntaxException error)
        {
            return new BuildFileResult.Failure([new ConfigurationError(path, error.Line, "", error.Found, error.Expected)]);
        }

        var binder = new ConfigBinder(path);
        var bound = binder.Bind<BuildFile>(root);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var checks = new BuildFileChecks(binder, catalog, unreadable ?? Unreadable, onlyAvailable);
        var file = Resolve(bound, folder, output) is var resolved && binder.IsSound("sources") && binder.IsSound("") ? checks.Run(resolved) : resolved;
        return binder.Errors.Count == 0
            ? new BuildFileResult.Success(file) { Absent = checks.Absent }
            : new BuildFileResult.Failure([.. binder.Errors.OrderBy(static error => error.Line)]);
    }

    private static string Text(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[ConfigLimits.MaxBytes + 1];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read <= ConfigLimits.MaxBytes
                ? StrictUtf8.GetString(bytes, 0, read).TrimStart('\uFEFF')
                : throw new ConfigSyntaxException(0, $"more than {ConfigLimits.MaxBytes} bytes", "a build file: at most 1 MiB of YAML or JSON");
        }
        catch (DecoderFallbackException)
        {
            throw new ConfigSyntaxException(0, "bytes that are no UTF-8", "a build file in UTF-8");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConfigSyntaxException(0, "no such file", "a build file; schemas/examples/build.yaml is one");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigSyntaxException(0, Printable.Of(error.Message), "a build file that can be read");
        }
    }

    private static BuildFile Resolve(BuildFile file, string folder, string? output) => file with
    {
        Out = output is not null ? Path.GetFullPath(output) : Path.GetFullPath(file.Out, folder),
        Sources = [.. file.Sources.Select(source => Resolve(source, folder))],
        Decode = file.Decode with { Ffmpeg = Program(file.Decode.Ffmpeg, folder), Ffprobe = Program(file.Decode.Ffprobe, folder) },
        Reasoning = file.Reasoning with
        {
            Journal = Path.GetFullPath(file.Reasoning.Journal, folder),
            Prompts = file.Reasoning.Prompts is { } prompts ? Path.GetFullPath(prompts, folder) : null,
            Tokenizer = file.Reasoning.Tokenizer is { } tokenizer ? Path.GetFullPath(tokenizer, folder) : null,
        },
    };

    private static BuildSource Resolve(BuildSource source, string folder) => source with
    {
        Root = source.Root.Length == 0 ? "" : Path.GetFullPath(source.Root, folder),
        Evidence = source.Evidence is not { } evidence ? null : evidence with
        {
            Captions = evidence.Captions is { } captions ? Path.GetFullPath(captions, folder) : null,
            Transcripts = evidence.Transcripts is { } transcripts ? Path.GetFullPath(transcripts, folder) : null,
        },
    };

    /// <summary>A bare name is looked up in PATH.</summary>
    private static string Program(string name, string folder) => name.Contains('/') ? Path.GetFullPath(name, folder) : name;

    private static string? Unreadable(string folder)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            entries.MoveNext();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
