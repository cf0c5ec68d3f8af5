using System.Reflection;
using System.Security;

namespace AvUie.Pipeline.Scaffolding;

/// <summary>A file to write.</summary>
/// <param name="Path">Relative to the folder that everything goes into.</param>
/// <param name="Text">What it holds.</param>
internal sealed record NewFile(string Path, string Text);

/// <summary>
/// The files of a new adapter. They are those of samples/CustomAdapter with its test, under another name: what a newcomer gets is what is
/// compiled and tested here.
/// </summary>
internal static class AdapterFiles
{
    private const string Sample = "Soundscapes";
    private const string VersionMark = "@VERSION@";

    private static readonly Assembly Self = typeof(AdapterFiles).Assembly;

    /// <summary>Version of this program, and of its packages where nobody states another.</summary>
    public static string Version { get; } = Self.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>For a checkout of AvUie: source, fixture and test, found there without being registered.</summary>
    public static IReadOnlyList<NewFile> InCheckout(AdapterName name)
    {
        var fixture = $"tests/AvUie.Adapters.Tests/fixtures/{name.Text}";
        return
        [
            new($"src/AvUie.Adapters/{name.InCode}/{name.InCode}Adapter.cs", InNamespace(Text("Adapter.cs", name), "AvUie.Adapters")),
            new($"{fixture}/root/list.csv", Text("list.csv", name)),
            new($"{fixture}/approved.txt", Text("approved.txt", name)),
            new($"tests/AvUie.Adapters.Tests/{name.InCode}AdapterTests.cs", InNamespace(Text("AdapterTests.cs", name), "AvUie.Adapters.Tests")),
        ];
    }

    /// <summary>For a folder of its own: two projects that know AvUie by its packages.</summary>
    /// <param name="name">The adapter.</param>
    /// <param name="packages">A folder with AvUie's packages to name in <c>nuget.config</c>; null to leave that to the user's set-up.</param>
    public static IReadOnlyList<NewFile> Alone(AdapterName name, PackageFolder? packages)
    {
        var version = packages?.Version ?? Version;
        var tests = $"{name.InCode}.Tests";
        var fixture = $"{tests}/fixtures/{name.Text}";
        var files = new List<NewFile>
        {
            new($"{name.InCode}/{name.InCode}.csproj", Text("Adapter.csproj.txt", name).Replace(VersionMark, version, StringComparison.Ordinal)),
            new($"{name.InCode}/{name.InCode}Adapter.cs", Text("Adapter.cs", name)),
            new($"{tests}/{tests}.csproj", Text("Tests.csproj.txt", name).Replace(VersionMark, version, StringComparison.Ordinal)),
            new($"{tests}/ConformanceTests.cs", Text("ConformanceTests.cs", name).Replace("samples/CustomAdapter/fixtures", "fixtures", StringComparison.Ordinal)),
            new($"{tests}/{name.InCode}AdapterTests.cs", Text("AdapterTests.cs", name)),
            new($"{fixture}/root/list.csv", Text("list.csv", name)),
            new($"{fixture}/approved.txt", Text("approved.txt", name)),
        };
        if (packages is not null)
        {
            files.Add(new("nuget.config", Text("nuget.config.txt", name).Replace("@PACKAGES@", SecurityElement.Escape(packages.Path), StringComparison.Ordinal)));
        }

        return files;
    }

    private static string Text(string template, AdapterName name)
    {
        using var stream = Self.GetManifestResourceStream($"new-adapter/{template}") ?? throw new InvalidOperationException($"no template {template}");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        foreach (var version in Self.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            text = text.Replace($"@{version.Key}@", version.Value, StringComparison.Ordinal);
        }

        return text.Replace(Sample, name.InCode, StringComparison.Ordinal).Replace(Sample.ToLowerInvariant(), name.Text, StringComparison.Ordinal);
    }

    private static string InNamespace(string text, string name)
    {
        var lines = text.Split('\n').Where(static line => line != "using AvUie.Adapters;")
            .Select(line => line.StartsWith("namespace ", StringComparison.Ordinal) ? $"namespace {name};" : line);
        return string.Join('\n', lines);
    }
}
