using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>
/// Data as prompts show it. Every text that comes from a dataset stands as one JSON string on one line: whatever a caption says, it
/// cannot end its line, forge evidence or speak as somebody else.
/// </summary>
internal static class PromptData
{
    private const string WholeClip = "whole clip";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line per item: <c>a3 | audio | 3 s to 4 s | audio_level | "-23.5 dBFS" | measured</c>.</summary>
    public static string Evidence(IReadOnlyList<EvidenceItem> evidence)
    {
        if (evidence.Count == 0)
        {
            return "none";
        }

        var text = new StringBuilder(evidence.Count * 64);
        foreach (var item in evidence)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(Word(item.Id)).Append(" | ").Append(Modalities.Name(item.Modality)).Append(" | ")
                .Append(Span(item)).Append(" | ").Append(Word(item.Kind)).Append(" | ").Append(Text(item.Value)).Append(" | ").Append(Word(item.Source));
        }

        return text.ToString();
    }

    /// <summary>A text as one JSON string; characters that end a line anywhere are escaped too.</summary>
    public static string Text(string text) => JsonSerializer.Serialize(text, Options)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal).Replace("\u0085", "\\u0085", StringComparison.Ordinal);

    /// <summary>Texts as one JSON array on one line.</summary>
    public static string Texts(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    /// <summary>When a step holds.</summary>
    public static string Span(TraceStep step) => step.Start is { } start
        ? string.Create(CultureInfo.InvariantCulture, $"{start} s to {step.End ?? start} s")
        : WholeClip;

    private static string Span(EvidenceItem item) => item.Start is not { } start
        ? WholeClip
        : string.Create(CultureInfo.InvariantCulture, $"{start:0.##} s to {item.End ?? start:0.##} s");

    // Names are ours nearly always; one that is not is quoted like any other text.
    private static string Word(string name) =>
        name.Length > 0 && name.All(static unit => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '.' or '-') ? name : Text(name);
}
