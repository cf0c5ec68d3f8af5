namespace AvUie.Reasoning;

/// <summary>
/// <c>&lt;think&gt;…&lt;/think&gt;&lt;answer&gt;…&lt;/answer&gt;</c>. An answer that brings its own answer tag (one word, or ref_avs's
/// true or false with its sentence behind) stands as it is; the others (events, boxes) are wrapped whole.
/// </summary>
internal static class ThinkEnvelope
{
    private const string Think = "<think>";
    private const string ThinkEnd = "</think>";
    private const string Answer = "<answer>";
    private const string AnswerEnd = "</answer>";

    public static string Wrap(string text, string answer) =>
        $"{Think}{text}{ThinkEnd}{(answer.StartsWith(Answer, StringComparison.Ordinal) ? answer : $"{Answer}{answer}{AnswerEnd}")}";

    /// <summary>What breaks the envelope of a target that has one; null where nothing does or where there is none.</summary>
    public static string? Objection(string target)
    {
        if (!target.StartsWith(Think, StringComparison.Ordinal))
        {
            return target.Contains(Think, StringComparison.Ordinal) || target.Contains(ThinkEnd, StringComparison.Ordinal)
                ? "a think tag stands outside of a think block" : null;
        }

        var end = target.IndexOf(ThinkEnd, StringComparison.Ordinal);
        return Count(target, Think) != 1 || Count(target, ThinkEnd) != 1 ? "a target has exactly one think block"
            : !target.AsSpan(end + ThinkEnd.Length).StartsWith(Answer) || Count(target, Answer) != 1 || Count(target, AnswerEnd) != 1
                ? "one answer tag must follow the think block" : null;
    }

    private static int Count(string text, string tag)
    {
        var count = 0;
        for (var at = 0; (at = text.IndexOf(tag, at, StringComparison.Ordinal)) >= 0; at += tag.Length)
        {
            count++;
        }

        return count;
    }
}
