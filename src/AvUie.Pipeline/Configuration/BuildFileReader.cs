using AvUie.Adapters;
using AvUie.Core;
using AvUie.Reasoning;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AvUie.Pipeline.Configuration;

/// <summary>
/// Reads a build file (YAML, of which JSON is a part) and checks all of it: every error is found before any work, each with its line.
/// </summary>
public static class BuildFileReader
{
    private const long MaxBytes = 1 << 20;
    private static readonly string[] Styles = ["v2", "think"];

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="BuildFileException">It cannot be used; the message holds every error.</exception>
    public static CheckedBuild Read(string path, AdapterCatalog catalog)
    {
        var full = Path.GetFullPath(path);
        var errors = new List<BuildFileError>();
        var section = new YamlSection(Parse(path, full), "", errors);
        var folder = Path.GetDirectoryName(full)!;
        var file = new BuildFile
        {
            Name = section.Text("name", "", required: true),
            Version = section.Number("version", 1, 1, 1, required: true),
            Out = section.Text("out", new BuildFile { Name = "", Version = 1, Sources = [] }.Out),
            SamplesPerShard = section.Number("samples_per_shard", 512, 1, 100_000),
            Workers = section.Number("workers", 0, 0, 1024),
            Decode = Decode(section.Section("decode")),
            Reasoning = Reasoning(section.Section("reasoning")),
            Sources = [],
        };
        var sources = new List<CheckedSource>();
        foreach (var source in section.Sections("sources"))
        {
            if (Source(source, folder, catalog, sources) is { } known)
            {
                sources.Add(known);
            }
        }

        section.Close();
        return errors.Count == 0
            ? new CheckedBuild(full, file with { Sources = [.. sources.Select(static source => source.Settings)] }, sources)
            : throw new BuildFileException(path, [.. errors.OrderBy(static error => error.Line)]);
    }

    private static YamlMappingNode Parse(string path, string full)
    {
        try
        {
            if (new FileInfo(full).Length > MaxBytes)
            {
                throw Unusable(path, 0, "is larger than 1 MiB; a build file is a short text");
            }

            using var reader = new StreamReader(full);
            var yaml = new YamlStream();
            yaml.Load(new AliasFree(new Parser(reader)));
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                ? root
                : throw Unusable(path, 1, "holds no build; expected keys with values: name, version, sources");
        }
        catch (YamlException exception)
        {
            throw Unusable(path, checked((int)exception.Start.Line), $"is no YAML or JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, 0, $"cannot be read: {exception.Message}");
        }
    }

    private static BuildFileException Unusable(string path, int line, string message) => new(path, [new BuildFileError(line, "", message)]);

    private static DecodeSettings Decode(YamlSection section)
    {
        var defaults = new DecodeSettings();
        var settings = new DecodeSettings
        {
            Ffmpeg = section.Text("ffmpeg", defaults.Ffmpeg),
            Ffprobe = section.Text("ffprobe", defaults.Ffprobe),
            DeadlineSeconds = section.Number("deadline_seconds", defaults.DeadlineSeconds, 1, 86_400),
            MaxPixels = section.Number("max_pixels", defaults.MaxPixels, 1024, 1 << 30),
        };
        section.Close();
        return settings;
    }

    private static ReasoningSettings Reasoning(YamlSection section)
    {
        var defaults = new ReasoningSettings();
        var settings = new ReasoningSettings
        {
            Reasoner = section.OneOf("reasoner", defaults.Reasoner, Reasoners.Known),
            Style = section.OneOf("style", defaults.Style, Styles),
        };
        section.Close();
        return settings;
    }

    private static CheckedSource? Source(YamlSection section, string folder, AdapterCatalog catalog, List<CheckedSource> before)
    {
        var names = catalog.All.Select(static adapter => adapter.Description.Name).ToArray();
        var name = section.Text("adapter", "", required: true);
        var adapter = catalog.Find(name);
        if (name.Length > 0 && adapter is null)
        {
            section.Complain(
                "adapter", $"there is no adapter \"{YamlSection.Excerpt(name)}\"; expected one of {string.Join(", ", names)}{Nearest.Hint(name, names)}");
        }
        else if (before.Any(source => source.Settings.Adapter == name))
        {
            section.Complain("adapter", $"\"{name}\" is named twice; put both into one entry");
        }

        var settings = new SourceSettings
        {
            Adapter = name,
            Root = section.Text("root", "", required: true),
            Tasks = section.Texts("tasks", adapter?.Description.Tasks),
            Splits = section.Texts("splits", ["train", "val", "test"]),
            Options = section.TextMap("options"),
        };
        section.Close();
        if (adapter is null || settings.Root.Length == 0)
        {
            return null;
        }

        var root = Path.GetFullPath(settings.Root, folder);
        CheckRoot(section, root);
        var check = AdapterCatalog.CheckOptions(adapter.Description, settings.Options);
        foreach (var error in check.Errors)
        {
            section.Complain("options", error);
        }

        var context = new AdapterContext(
            root,
            (settings.Tasks.Count > 0 ? settings.Tasks : adapter.Description.Tasks).ToHashSet(StringComparer.Ordinal),
            settings.Splits.Count > 0 ? settings.Splits.Select(SplitNames.Parse).OfType<Split>().ToHashSet() : [.. Enum.GetValues<Split>()],
            check.Options);
        return new CheckedSource(settings, adapter, context);
    }

    private static void CheckRoot(YamlSection section, string root)
    {
        if (!Directory.Exists(root))
        {
            section.Complain("root", $"there is no folder {root}; expected the dataset's root (avuie adapters shows the layout)");
            return;
        }

        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(root).GetEnumerator();
            if (!entries.MoveNext())
            {
                section.Complain("root", $"the folder {root} is empty; expected the dataset's root (avuie adapters shows the layout)");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            section.Complain("root", $"the folder {root} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Refuses anchors and aliases: a build file needs none, and nested ones can stand for a billion nodes.</summary>
    private sealed class AliasFree(IParser inner) : IParser
    {
        public YamlDotNet.Core.Events.ParsingEvent? Current => inner.Current;

        public bool MoveNext()
        {
            var moved = inner.MoveNext();
            if (inner.Current is YamlDotNet.Core.Events.AnchorAlias alias)
            {
                throw new YamlException(alias.Start, alias.End, "aliases are not allowed in a build file");
            }

            return moved;
        }
    }
}
