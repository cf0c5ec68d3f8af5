using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Adapters;

/// <summary>Values of <see cref="Core.SourceSample.Fields"/> as JSON text.</summary>
public static class FieldText
{
    // Non-ASCII stays readable; the text goes into JSON files, never into HTML.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON string.</summary>
    public static string Of(string value) => JsonSerializer.Serialize(value, Plain);

    /// <summary>A JSON array of strings.</summary>
    public static string Of(IReadOnlyList<string> values) => JsonSerializer.Serialize(values, Plain);

    /// <summary>A JSON number.</summary>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);
}
