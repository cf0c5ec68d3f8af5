namespace AvUie.Core;

/// <summary>The contents of <c>&lt;name&gt;…&lt;/name&gt;</c> in a text, in order; of nested openings the innermost counts.</summary>
internal static class Tags
{
    public static string Wrap(string name, string content) => $"<{name}>{content}</{name}>";

    public static List<string> All(string text, string name)
    {
        var (open, close) = ($"<{name}>", $"</{name}>");
        var contents = new List<string>();
        for (var from = 0; text.IndexOf(close, from, StringComparison.Ordinal) is >= 0 and var end; from = end + close.Length)
        {
            var start = text.AsSpan(from, end - from).LastIndexOf(open, StringComparison.Ordinal);
            if (start >= 0)
            {
                contents.Add(text[(from + start + open.Length)..end].Trim());
            }
        }

        return contents;
    }

    /// <summary>The last one; null where there is none.</summary>
    public static string? Last(string text, string name) => All(text, name) is [.., var last] ? last : null;
}
