namespace AvUie.Core;

/// <summary>A sentence that names an object, followed by its coordinates.</summary>
internal static class ObjectSentence
{
    /// <summary>
    /// The name after the last <paramref name="opening"/>: all up to <paramref name="end"/> without the full stop, or where the
    /// sentence does not stand before it, up to the next full stop. Empty where there is no such sentence.
    /// </summary>
    public static string Name(string text, string opening, int end)
    {
        var start = text.LastIndexOf(opening, StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        start += opening.Length;
        if (start <= end && text[start..end].TrimEnd() is [.. var name, '.'])
        {
            return name;
        }

        var stop = text.IndexOf('.', start);
        return text[start..(stop < 0 ? text.Length : stop)].Trim();
    }
}
