namespace AvUie.Reasoning;

/// <summary>What models put around the JSON that they are asked for.</summary>
internal static class ReplyText
{
    private const string EndOfThinking = "</think>";
    private const string Fence = "```";

    /// <summary>The JSON object of a reply: without a thinking model's own chain and without a Markdown fence.</summary>
    public static string Json(string content)
    {
        var text = content.LastIndexOf(EndOfThinking, StringComparison.Ordinal) is >= 0 and var end ? content[(end + EndOfThinking.Length)..] : content;
        text = text.Trim();
        if (!text.StartsWith(Fence, StringComparison.Ordinal))
        {
            return text;
        }

        var first = text.IndexOf('\n');
        var last = text.LastIndexOf(Fence, StringComparison.Ordinal);
        return first >= 0 && last > first ? text[(first + 1)..last].Trim() : text;
    }
}
