namespace AvUie.Pipeline.Scaffolding;

/// <summary>A folder with AvUie's packages, as <c>dotnet pack</c> fills it.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Version">
/// The version that was packed last. It is stated by who packs: NuGet keeps every version that it has once read and never looks at it again,
/// so that a version packed anew would not be the one that is used.
/// </param>
internal sealed record PackageFolder(string Path, string Version)
{
    private const string Package = "AvUie.Conformance.";
    private const string Ending = ".nupkg";

    /// <summary>The folder; null where it holds no package of the conformance kit, which needs all others.</summary>
    public static PackageFolder? Find(string path) => !Directory.Exists(path) ? null : new DirectoryInfo(path).EnumerateFiles(Package + "*" + Ending)
        .OrderByDescending(static file => file.LastWriteTimeUtc)
        .ThenByDescending(static file => file.Name, StringComparer.Ordinal)
        .Select(file => new PackageFolder(path, file.Name[Package.Length..^Ending.Length]))
        .FirstOrDefault();
}
