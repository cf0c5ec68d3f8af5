namespace AvUie.Conformance;

/// <summary>A folder that goes away with the check.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("avuie-conformance-").FullName;

    /// <summary>Copies a folder; the files are made in descending order of their names, so that no order of a file system is repeated.</summary>
    public string Copy(string from, string name)
    {
        var to = System.IO.Path.Combine(Path, name);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).OrderDescending(StringComparer.Ordinal))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            File.SetAttributes(target, FileAttributes.Normal);
        }

        return to;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
