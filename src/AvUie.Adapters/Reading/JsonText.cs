using System.Text;
using System.Text.Json;

namespace AvUie.Adapters;

/// <summary>JSON values of raw files, which may be of any kind and hold text that is no Unicode.</summary>
internal static class JsonText
{
    /// <summary>A text; null for anything else and for text that is no Unicode.</summary>
    public static string? String(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json's word for half a surrogate pair and for bytes that are no UTF-8.
            return null;
        }
    }

    /// <summary>A member's name; null elsewhere and for a name that is no Unicode.</summary>
    public static string? PropertyName(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A whole number of at most 32 bits; null for anything else.</summary>
    public static int? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>An array of texts; null for anything else.</summary>
    public static IReadOnlyList<string>? Strings(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = value.EnumerateArray().Select(String).OfType<string>().ToArray();
        return texts.Length == value.GetArrayLength() ? texts : null;
    }

    /// <summary>An array of texts that is JSON inside a text, as MUSIC-AVQA writes it; null for anything else.</summary>
    public static IReadOnlyList<string>? StringsWithin(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "");
            return Strings(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The value as it stands, without the white space between its parts.</summary>
    public static string Compact(JsonElement value)
    {
        string raw;
        try
        {
            raw = value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return "(not UTF-8)";
        }

        var text = new StringBuilder(raw.Length);
        var (quoted, escaped) = (false, false);
        foreach (var character in raw)
        {
            if (quoted || character is not (' ' or '\t' or '\r' or '\n'))
            {
                text.Append(character);
            }

            quoted = character == '"' && !escaped ? !quoted : quoted;
            escaped = quoted && character == '\\' && !escaped;
        }

        return text.ToString();
    }
}
