using System.Reflection;
using AvUie.Adapters;

namespace AvUie.Conformance;

/// <summary>
/// Every check for every adapter of an assembly, as names that a theory of any test framework runs through. An adapter that is new in the
/// assembly is in it without being named anywhere; it needs a folder <c>{adapter name}/</c> among the fixtures.
/// </summary>
public sealed class ConformanceSuite
{
    private readonly Dictionary<string, (AdapterConformance Kit, string Check)> _cases = new(StringComparer.Ordinal);

    /// <summary>Finds the adapters of an assembly.</summary>
    /// <param name="assembly">The assembly with the adapters.</param>
    /// <param name="fixtures">
    /// The folder with a folder per adapter: an absolute path, or one that is found below the test's own folder or a folder above it, such as
    /// <c>fixtures</c> beside the test project. The folder in the source tree is the one to find, so that approving writes there.
    /// </param>
    /// <exception cref="ConformanceException">There is no such folder, or no adapter in the assembly.</exception>
    public ConformanceSuite(Assembly assembly, string fixtures)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        Fixtures = Find(fixtures);
        var adapters = new AdapterCatalog(assembly).All.Where(adapter => adapter.GetType().Assembly == assembly).ToList();
        Expect.That(
            adapters.Count > 0,
            $"{assembly.GetName().Name} holds no adapter: a public sealed class with a parameterless constructor that implements {nameof(IDatasetAdapter)}");
        foreach (var adapter in adapters)
        {
            var kit = new AdapterConformance(adapter, Path.Combine(Fixtures, adapter.Description.Name));
            foreach (var check in AdapterConformance.Checks)
            {
                _cases.Add($"{adapter.Description.Name}: {check}", (kit, check));
            }
        }
    }

    /// <summary>The folder with a folder per adapter.</summary>
    public string Fixtures { get; }

    /// <summary><c>adapter: check</c> for every pair.</summary>
    public IEnumerable<string> Cases => _cases.Keys;

    /// <summary>Runs one of <see cref="Cases"/>.</summary>
    /// <exception cref="ConformanceException">The adapter breaks the promise, or has no fixture.</exception>
    public void Run(string name)
    {
        if (!_cases.TryGetValue(name, out var found))
        {
            throw new ArgumentException($"there is no case \"{name}\"", nameof(name));
        }

        found.Kit.Run(found.Check);
    }

    private static string Find(string fixtures)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            // The copy that a build may have put beside the assembly comes last: nobody commits what is approved there.
            var path = Path.Combine(folder.FullName, fixtures);
            if (Directory.Exists(path) && folder.FullName != new DirectoryInfo(AppContext.BaseDirectory).FullName)
            {
                return path;
            }
        }

        var beside = Path.Combine(AppContext.BaseDirectory, fixtures);
        Expect.That(Directory.Exists(beside), $"there is no folder {fixtures} in a folder above {AppContext.BaseDirectory}");
        return beside;
    }
}
