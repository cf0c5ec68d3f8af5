using System.Text.Json;

namespace AvUie.Reasoning;

/// <summary>Further fields of a request, from a provider profile.</summary>
internal static class ExtraBody
{
    // These say what is asked, and the journal's key would not know.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "messages", "model", "stream", "n", "max_tokens", "max_completion_tokens", "temperature", "top_p", "seed", "response_format", "tools",
    };

    /// <summary>The fields, or what is wrong with the text. An absent text has no fields.</summary>
    public static (IReadOnlyDictionary<string, object?>? Fields, string? Error) Parse(string? text)
    {
        if (text is null)
        {
            return (new Dictionary<string, object?>(), null);
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, "JSON that is no object");
            }

            var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (Reserved.Contains(member.Name) || member.Name.StartsWith('$'))
                {
                    return (null, $"the field \"{member.Name}\", which avuie sets itself");
                }

                fields[member.Name] = member.Value.Clone();
            }

            return (fields, null);
        }
        catch (JsonException)
        {
            return (null, "no JSON");
        }
    }
}
