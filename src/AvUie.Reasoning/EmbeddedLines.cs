namespace AvUie.Reasoning;

/// <summary>Lists that are data beside the code.</summary>
internal static class EmbeddedLines
{
    /// <summary>The lines of an embedded file that hold something; those that begin with # are remarks.</summary>
    /// <param name="file">Its place below the project, with dots for slashes.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static IEnumerable<string> Of(string file)
    {
        using var stream = typeof(EmbeddedLines).Assembly.GetManifestResourceStream($"AvUie.Reasoning.{file}")
            ?? throw new ArgumentException($"there is no embedded file '{file}'", nameof(file));
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
