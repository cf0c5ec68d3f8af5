namespace AvUie.Adapters;

/// <summary>An annotation file is absent, unreadable or not of its form as a whole (a wrong header, no JSON array).</summary>
/// <param name="path">The file.</param>
/// <param name="message">What was expected and what to do.</param>
public sealed class AnnotationFileException(string path, string message) : Exception($"{path}: {message}")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
