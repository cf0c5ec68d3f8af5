using System.Text.Json;
using AvUie.Core;

namespace AvUie.Adapters;

/// <summary>An object of a JSON file: an element of an array, or a member of an object, which has a key.</summary>
/// <param name="at">File and 1-based element.</param>
/// <param name="key">The member's name; null for an element of an array, and for a name that is no Unicode.</param>
/// <param name="value">The value.</param>
internal sealed class JsonRow(AnnotationReference at, string? key, JsonElement value) : AnnotationRow(at, "element")
{
    /// <summary>The member's name.</summary>
    public string? Key { get; } = key;

    public override string Text { get; } = (key is null ? "" : $"{key}:") + JsonText.Compact(value);

    public override string? Fault { get; } = value.ValueKind == JsonValueKind.Object ? null : "a JSON object was expected";

    /// <summary>The value of a field; undefined where there is none.</summary>
    public JsonElement this[string name] =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) ? field : default;

    /// <summary>A field that is a text; null for anything else.</summary>
    public string? String(string name) => JsonText.String(this[name]);

    /// <summary>A field that is a whole number of at most 32 bits; null for anything else.</summary>
    public int? Number(string name) => JsonText.Number(this[name]);

    /// <summary>A field that is an array of texts; null for anything else.</summary>
    public IReadOnlyList<string>? Strings(string name) => JsonText.Strings(this[name]);
}
