using System.Reflection;

namespace AvUie.Adapters;

/// <summary>
/// Every adapter there is: the public sealed classes with a parameterless constructor that implement <see cref="IDatasetAdapter"/>, in
/// this assembly and in those given. Nothing is registered anywhere.
/// </summary>
public sealed class AdapterCatalog
{
    /// <summary>Finds the adapters.</summary>
    /// <param name="assemblies">Assemblies beside this one.</param>
    /// <exception cref="InvalidOperationException">Two adapters have one name, or one cannot be made.</exception>
    public AdapterCatalog(params IEnumerable<Assembly> assemblies)
    {
        var found = new SortedDictionary<string, IDatasetAdapter>(StringComparer.Ordinal);
        foreach (var type in assemblies.Prepend(typeof(AdapterCatalog).Assembly).Distinct().SelectMany(Candidates))
        {
            var adapter = Make(type);
            if (!found.TryAdd(adapter.Description.Name, adapter))
            {
                throw new InvalidOperationException(
                    $"{type.FullName} and {found[adapter.Description.Name].GetType().FullName} are both called \"{adapter.Description.Name}\": rename one.");
            }
        }

        All = [.. found.Values];
    }

    /// <summary>The adapters in the order of their names.</summary>
    public IReadOnlyList<IDatasetAdapter> All { get; }

    /// <summary>The adapter of that name; null if there is none.</summary>
    public IDatasetAdapter? Find(string name) => All.FirstOrDefault(adapter => adapter.Description.Name == name);

    /// <summary>Checks the options of a build file against the description and fills in the defaults.</summary>
    public static OptionCheck CheckOptions(DatasetDescription description, IReadOnlyDictionary<string, string> given)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(given);
        var errors = new List<string>();
        var known = description.Options.Select(option => option.Name).ToList();
        foreach (var name in given.Keys.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal))
        {
            var allowed = known.Count == 0 ? "it takes none" : $"it takes {string.Join(", ", known)}";
            errors.Add($"{description.Name} has no option \"{Excerpt.Of(name)}\": {allowed}");
        }

        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in description.Options)
        {
            var value = given.GetValueOrDefault(option.Name, option.Default);
            options[option.Name] = value;
            if (option.Values.Count > 0 && !option.Values.Contains(value))
            {
                errors.Add(
                    $"{description.Name}: option {option.Name} cannot be \"{Excerpt.Of(value)}\": "
                    + $"allowed are {string.Join(", ", option.Values)} (default {option.Default})");
            }
        }

        return new OptionCheck(options, errors);
    }

    private static IEnumerable<Type> Candidates(Assembly assembly) =>
        assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: true } && typeof(IDatasetAdapter).IsAssignableFrom(type))
            .Where(type => type.GetConstructor(Type.EmptyTypes) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static IDatasetAdapter Make(Type type)
    {
        try
        {
            return (IDatasetAdapter)Activator.CreateInstance(type)!;
        }
        catch (TargetInvocationException failure)
        {
            throw new InvalidOperationException($"the adapter {type.FullName} cannot be made: {failure.InnerException?.Message}", failure);
        }
    }
}

/// <summary>What became of the options of a build file.</summary>
/// <param name="Options">Every option of the description with its value.</param>
/// <param name="Errors">What is wrong, one sentence each; empty where all is well.</param>
public sealed record OptionCheck(IReadOnlyDictionary<string, string> Options, IReadOnlyList<string> Errors);
