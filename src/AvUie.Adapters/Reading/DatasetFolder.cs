namespace AvUie.Adapters;

/// <summary>
/// A root may be the dataset's own folder or the folder that holds it (as archives unpack): annotation files decide which.
/// </summary>
public static class DatasetFolder
{
    /// <summary>Empty, or the folder's name with '/' after it.</summary>
    /// <param name="root">The root that the build file names.</param>
    /// <param name="folder">The dataset's own folder, as its archive unpacks.</param>
    /// <param name="annotationFiles">Files that tell where the dataset begins.</param>
    public static string Prefix(string root, string folder, params string[] annotationFiles) =>
        !annotationFiles.Any(name => File.Exists(Path.Combine(root, name)))
        && annotationFiles.Any(name => File.Exists(Path.Combine(root, folder, name)))
            ? folder + "/"
            : string.Empty;

    /// <summary>The same for an archive that is unpacked under several names: the first folder that holds an annotation file.</summary>
    public static string Prefix(string root, IEnumerable<string> folders, params string[] annotationFiles) =>
        folders.Select(folder => Prefix(root, folder, annotationFiles)).FirstOrDefault(prefix => prefix.Length > 0, string.Empty);
}
