namespace AvUie.Pipeline.Configuration;

/// <summary>Something in a build file that must be put right before any work.</summary>
/// <param name="Line">1-based line; 0 where the file as a whole is meant.</param>
/// <param name="Key">Path of the key, such as <c>sources[1].root</c>; empty for the file.</param>
/// <param name="Message">What was found, what is expected, what to do.</param>
public sealed record BuildFileError(int Line, string Key, string Message);

/// <summary>A build file cannot be used. Holds every error found, not only the first.</summary>
/// <param name="path">The file.</param>
/// <param name="errors">The errors, by line.</param>
public sealed class BuildFileException(string path, IReadOnlyList<BuildFileError> errors)
    : Exception(string.Join('\n', errors.Select(error => Text(path, error))))
{
    /// <summary>The errors, by line.</summary>
    public IReadOnlyList<BuildFileError> Errors { get; } = errors;

    private static string Text(string path, BuildFileError error) =>
        $"{path}{(error.Line > 0 ? $":{error.Line}" : "")}: {(error.Key.Length > 0 ? error.Key + ": " : "")}{error.Message}";
}
