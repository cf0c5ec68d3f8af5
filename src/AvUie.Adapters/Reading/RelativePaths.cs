namespace AvUie.Adapters;

/// <summary>Paths that rows make up.</summary>
public static class RelativePaths
{
    /// <summary>
    /// Whether a path is relative, goes only downwards, and holds nothing that a shell, a decoder or another system could read as more than
    /// a name: no quotes, backslashes, colons, bars or control characters.
    /// </summary>
    public static bool IsPlain(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Length > 0
            && !path.Split('/').Any(part => part is "" or "." or "..")
            && !path.Any(character => character is '\\' or '\'' or '"' or '`' or ':' or '|' || char.IsControl(character));
    }
}
