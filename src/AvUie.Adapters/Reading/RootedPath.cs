namespace AvUie.Adapters;

/// <summary>Whether a path stays inside a root, links followed.</summary>
internal static class RootedPath
{
    // Linux gives up after 40 links as well.
    private const int MaxLinks = 40;

    /// <summary>Both absolute; the root itself is not inside.</summary>
    public static bool IsInside(string root, string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var prefix = folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, StringComparison.Ordinal);
    }

    /// <summary>The path with every link in it followed, those of its folders included.</summary>
    /// <exception cref="AnnotationFileException">The links form a circle.</exception>
    public static string Resolve(string path) => Resolve(Path.GetFullPath(path), MaxLinks);

    private static string Resolve(string path, int linksLeft)
    {
        var resolved = Path.GetPathRoot(path)!;
        foreach (var part in path[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, part);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (entry.LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (linksLeft == 0)
            {
                throw new AnnotationFileException(path, "goes through too many links. Copy the file to this place.");
            }

            resolved = Resolve(Path.GetFullPath(target, resolved), --linksLeft);
        }

        return resolved;
    }
}
