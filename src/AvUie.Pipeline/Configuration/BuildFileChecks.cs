using System.Globalization;
using System.Text.RegularExpressions;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Declaring;

namespace AvUie.Pipeline.Configuration;

/// <summary>What the form alone cannot say: whether adapters, tasks, splits, options and roots exist and go together.</summary>
internal sealed partial class BuildFileChecks(ConfigBinder binder, AdapterCatalog catalog, Func<string, string?> unreadable, bool onlyAvailable = false)
{
    private static readonly string[] SplitKeys = [.. Enum.GetValues<Split>().Select(static split => split.Name())];

    private readonly List<BuildSource> _absent = [];

    /// <summary>Sources left out because their root is not there.</summary>
    public IReadOnlyList<BuildSource> Absent => _absent;

    /// <summary>The file with tasks, splits and options of every source filled in; errors go to the binder.</summary>
    public BuildFile Run(BuildFile file)
    {
        var sources = new List<BuildSource>();
        for (var index = 0; index < file.Sources.Count; index++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"sources[{index}]");
            var source = Source(file.Sources[index], key);
            if (onlyAvailable && source.Root.Length > 0 && !Directory.Exists(source.Root) && !File.Exists(source.Root))
            {
                _absent.Add(source);
                continue;
            }

            CheckRoot(source, key, file.Out);
            CheckEvidence(source, key);
            CheckRepetition(source, key, sources);
            sources.Add(source);
        }

        if (sources.Count == 0 && _absent.Count > 0)
        {
            binder.Fail("sources", $"no root that is there, such as {Printable.Of(_absent[0].Root)}", "one source at least whose folder exists");
        }

        new ReasoningChecks(binder).Run(file.Reasoning, file.Out, [.. sources.SelectMany(static source => source.Tasks ?? []).Distinct()]);
        return file with { Sources = sources };
    }

    private BuildSource Source(BuildSource source, string key)
    {
        var filled = source with { Splits = Splits(source, key) };
        if (!binder.IsSound(key) || !binder.IsSound($"{key}.adapter"))
        {
            return filled;
        }

        if (source.Declare is not null && !IsDeclaration(source, key))
        {
            return filled;
        }

        if (catalog.AdapterOf(source)?.Description is not { } description)
        {
            var names = catalog.All.Select(static adapter => adapter.Description.Name).ToList();
            binder.Fail(
                $"{key}.adapter", $"the unknown adapter \"{Printable.Of(source.Adapter, 100)}\"", $"one of {string.Join(", ", names)}",
                Spelling.Nearest(source.Adapter, names));
            return filled;
        }

        CheckNames(source.Tasks, description.Tasks, $"{key}.tasks", "task");
        return filled with { Tasks = source.Tasks ?? description.Tasks, Options = Options(source, description, key) };
    }

    /// <summary>A declaration that can be an adapter; what is wrong is said with its key.</summary>
    private bool IsDeclaration(BuildSource source, string key)
    {
        if (!DeclaredName().IsMatch(source.Adapter))
        {
            binder.Fail($"{key}.adapter", $"\"{Printable.Of(source.Adapter, 100)}\"", "a name of lower-case letters, digits and '_' for what declare states");
        }
        else if (catalog.Find(source.Adapter) is not null)
        {
            binder.Fail($"{key}.adapter", $"\"{source.Adapter}\", which is an adapter already", "another name for what declare states");
        }

        var at = $"{key}.declare";
        foreach (var error in DeclaredAdapter.Check(source.Declare!))
        {
            // What the form has found wrong is not said a second time.
            if (binder.IsSound($"{at}.{error.Key}"))
            {
                binder.Fail($"{at}.{error.Key}", error.Found, error.Expected);
            }
        }

        return !binder.HasErrorsBelow(key);
    }

    private string[] Splits(BuildSource source, string key)
    {
        CheckNames(source.Splits, SplitKeys, $"{key}.splits", "split");
        return source.Splits is null ? SplitKeys : [.. source.Splits.Where(SplitKeys.Contains)];
    }

    private void CheckNames(IReadOnlyList<string>? names, IReadOnlyList<string> known, string key, string what)
    {
        for (var index = 0; index < (names?.Count ?? 0); index++)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{key}[{index}]");
            if (!binder.IsSound(at))
            {
                continue;
            }

            if (!known.Contains(names![index]))
            {
                binder.Fail(at, $"the unknown {what} \"{Printable.Of(names[index], 100)}\"", $"one of {string.Join(", ", known)}", Spelling.Nearest(names[index], known));
            }
            else if (names.Take(index).Contains(names[index]))
            {
                binder.Fail(at, $"\"{names[index]}\" a second time", "every name once");
            }
        }
    }

    private IReadOnlyDictionary<string, string> Options(BuildSource source, DatasetDescription description, string key)
    {
        var known = description.Options.ToDictionary(static option => option.Name);
        var sound = new Dictionary<string, string>();
        foreach (var (name, value) in source.Options)
        {
            var at = $"{key}.options.{name}";
            if (!known.TryGetValue(name, out var option))
            {
                binder.Fail(
                    at, $"the unknown option \"{Printable.Of(name, 100)}\" of {description.Name}",
                    known.Count == 0 ? "no options" : $"one of {string.Join(", ", known.Keys)}", Spelling.Nearest(name, known.Keys));
            }
            else if (option.Values.Count > 0 && !option.Values.Contains(value))
            {
                binder.Fail(
                    at, $"\"{Printable.Of(value, 100)}\"", $"one of {string.Join(", ", option.Values)} (default {option.Default})",
                    Spelling.Nearest(value, option.Values));
            }
            else
            {
                sound.Add(name, value);
            }
        }

        return AdapterCatalog.CheckOptions(description, sound).Options;
    }

    private void CheckRoot(BuildSource source, string key, string output)
    {
        var at = $"{key}.root";
        if (!binder.IsSound(at) || source.Root.Length == 0)
        {
            return;
        }

        if (!Directory.Exists(source.Root))
        {
            var found = File.Exists(source.Root) ? "a file" : "no folder";
            binder.Fail(at, $"{found} at {Printable.Of(source.Root)}", source.Declare is null
                ? "the folder of the dataset (`avuie adapters` says where to get it and its layout)"
                : "the folder that the lists and media of the declaration are in");
        }
        else if (unreadable(source.Root) is { } reason)
        {
            binder.Fail(at, $"a folder that cannot be listed: {Printable.Of(reason)}", "a folder that this user may read");
        }
        else if (IsInside(source.Root, output))
        {
            binder.Fail(at, $"{Printable.Of(source.Root)}, inside the output folder {Printable.Of(output)}", "raw data outside the output folder");
        }
    }

    private void CheckEvidence(BuildSource source, string key)
    {
        foreach (var (_, path, kind) in SideTextReader.Files(source))
        {
            var at = $"{key}.evidence.{kind}s";
            var found = Directory.Exists(path) ? $"a folder at {Printable.Of(path)}"
                : !File.Exists(path) ? $"no file at {Printable.Of(path)}"
                : !SideTextFile.HasForm(path) ? $"{Printable.Of(path)}"
                : null;
            if (found is not null && binder.IsSound(at))
            {
                binder.Fail(at, found, SideTextFile.Expected);
            }
        }
    }

    /// <summary>
    /// Rows are traced to their files by the name of their source, so an adapter has one root; with it, every task and split is built
    /// once.
    /// </summary>
    private void CheckRepetition(BuildSource source, string key, List<BuildSource> earlier)
    {
        for (var index = 0; index < earlier.Count; index++)
        {
            var other = earlier[index];
            if (other.Adapter != source.Adapter || source.Adapter.Length == 0)
            {
                continue;
            }

            var first = string.Create(CultureInfo.InvariantCulture, $"sources[{index}]");
            if (other.Root != source.Root)
            {
                binder.Fail(key, $"adapter {Printable.Of(source.Adapter)} with another root than {first}", "one root for each adapter");
                return;
            }

            var overlap = (source.Tasks ?? []).Intersect(other.Tasks ?? [])
                .SelectMany(task => source.Splits!.Intersect(other.Splits!).Select(split => $"{task}/{split}")).ToList();
            if (overlap.Count > 0)
            {
                binder.Fail(key, $"the source of {first} again ({string.Join(", ", overlap)})", "every task and split of a source once");
                return;
            }
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,49}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DeclaredName();

    private static bool IsInside(string path, string folder) =>
        (Path.TrimEndingDirectorySeparator(path) + '/').StartsWith(Path.TrimEndingDirectorySeparator(folder) + '/', StringComparison.Ordinal);
}
