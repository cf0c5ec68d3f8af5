using System.Collections.Concurrent;

namespace AvUie.Reasoning;

/// <summary>A phrase with its kind.</summary>
/// <param name="Kind">What the file groups it under.</param>
/// <param name="Text">The sentence, with slots in braces.</param>
internal sealed record Phrase(string Kind, string Text);

/// <summary>
/// Reads the phrases of the calibration, one <c>kind: sentence</c> a line. They are data beside the code on purpose: which ones
/// are held out stands in the file's name (<c>unseen</c>), and those no check reads; the leak check learns from the others.
/// </summary>
internal static class PhraseFile
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Phrase>> Files = new(StringComparer.Ordinal);

    /// <summary>The phrases of an embedded file.</summary>
    /// <param name="name">Such as <c>leaks.seen</c>.</param>
    public static IReadOnlyList<Phrase> Read(string name) => Files.GetOrAdd(name, static name => Load(name));

    private static List<Phrase> Load(string name) =>
    [
        .. EmbeddedLines.Of($"Calibration.Phrases.{name}.txt")
            .Select(static line => (Line: line, Colon: line.IndexOf(": ", StringComparison.Ordinal)))
            .Select(static one => new Phrase(one.Line[..one.Colon], one.Line[(one.Colon + 2)..])),
    ];

    /// <summary>A phrase with its slots filled.</summary>
    public static string Fill(string phrase, params ReadOnlySpan<(string Slot, string Value)> slots)
    {
        foreach (var (slot, value) in slots)
        {
            phrase = phrase.Replace("{" + slot + "}", value, StringComparison.Ordinal);
        }

        return phrase.Length > 0 ? char.ToUpperInvariant(phrase[0]) + phrase[1..] : phrase;
    }
}
