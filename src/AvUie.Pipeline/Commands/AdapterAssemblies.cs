using System.Reflection;
using System.Runtime.Loader;
using AvUie.Adapters;
using AvUie.Core;

namespace AvUie.Pipeline.Commands;

/// <summary>Adapters in assemblies of others. They run with all rights of this process: load only what you trust.</summary>
internal static class AdapterAssemblies
{
    public static AdapterCatalog Load(IReadOnlyList<string> files)
    {
        var assemblies = new List<Assembly>();
        foreach (var file in files)
        {
            try
            {
                var path = Path.GetFullPath(file);
                if (!File.Exists(path))
                {
                    throw new CommandException(ExitCodes.BadUsage, $"--adapters {Printable.Of(file)}: no such file; build the adapter's project and give the path of its .dll");
                }

                var references = new AssemblyDependencyResolver(path);
                AssemblyLoadContext.Default.Resolving += (context, name) =>
                    references.ResolveAssemblyToPath(name) is { } found ? context.LoadFromAssemblyPath(found) : null;
                assemblies.Add(AssemblyLoadContext.Default.LoadFromAssemblyPath(path));
            }
            catch (Exception error) when (error is IOException or BadImageFormatException or ArgumentException or InvalidOperationException)
            {
                throw new CommandException(
                    ExitCodes.BadUsage, $"--adapters {Printable.Of(file)}: no assembly with adapters ({Printable.Of(error.Message)}); give the path of a .dll");
            }
        }

        try
        {
            return new AdapterCatalog(assemblies);
        }
        catch (InvalidOperationException error)
        {
            throw new CommandException(ExitCodes.BadUsage, $"--adapters: {Printable.Of(error.Message)}");
        }
    }
}
