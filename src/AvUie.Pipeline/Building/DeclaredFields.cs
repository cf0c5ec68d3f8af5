using System.Text.Json;
using AvUie.Core;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Building;

/// <summary>
/// What an annotation says beside the label and a trace may cite: who speaks, and the words. A description of the clip is evidence for
/// every task but captioning, whose answer it would be; label, class and emotion fields are answers and never evidence.
/// </summary>
internal static class DeclaredFields
{
    /// <summary>Longest text taken, in characters: a transcript of minutes would push out everything else.</summary>
    private const int Longest = 2000;

    private static readonly (string Field, string Kind)[] Table =
    [
        ("Speaker", "speaker"),
        ("Utterance", "transcript"),
        ("transcript", "transcript"),
        ("subtitle", "transcript"),
        ("caption", "caption"),
    ];

    /// <summary>The declared texts of a sample, in the order of the table.</summary>
    public static IEnumerable<DeclaredText> Of(SourceSample sample)
    {
        foreach (var (field, kind) in Table)
        {
            if (sample.Fields.TryGetValue(field, out var json) && Text(json) is { } text && !(kind == "caption" && sample.Truth is CaptionTruth))
            {
                yield return new DeclaredText(kind, text, $"{sample.Source}:{field}");
            }
        }
    }

    private static string? Text(string json)
    {
        using var value = JsonDocument.Parse(json);
        return value.RootElement.ValueKind == JsonValueKind.String && value.RootElement.GetString()!.Trim() is { Length: > 0 } text
            ? Cut(text)
            : null;
    }

    /// <summary>The text in its greatest length, never ending in half a character.</summary>
    internal static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
}
