namespace AvUie.Adapters;

/// <summary>
/// Fills the slots of MUSIC-AVQA's question templates, such as <c>Is the &lt;Object&gt; louder than the &lt;Object&gt;?</c>, by the rule
/// of the reference (dataset/AVQA.py of Crab).
/// </summary>
internal static class QuestionTemplate
{
    /// <summary>The number of slots: words with '&lt;' in them.</summary>
    public static int Slots(string template) => Words(template).Count(IsSlot);

    /// <summary>
    /// Each word with '&lt;' gives way to the next value, whole, its punctuation included; the full-width question mark becomes an
    /// ordinary one; a question mark is put at the end where none is.
    /// </summary>
    /// <param name="template">The template.</param>
    /// <param name="values">As many as there are slots.</param>
    /// <param name="trimmed">
    /// Take the blanks around the template away first. Two templates end in one, which by the rule gives <c>... sound? ?</c>.
    /// </param>
    public static string Fill(string template, IReadOnlyList<string> values, bool trimmed)
    {
        var next = 0;
        var text = string.Join(' ', Words(trimmed ? template.Trim() : template).Select(word => IsSlot(word) ? values[next++] : word));
        return text.EndsWith('?') ? text : text + "?";
    }

    private static string[] Words(string template) => template.Replace('\uFF1F', '?').Split(' ');

    private static bool IsSlot(string word) => word.Contains('<', StringComparison.Ordinal);
}
