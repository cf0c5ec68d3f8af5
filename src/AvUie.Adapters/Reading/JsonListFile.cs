using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Adapters;

/// <summary>
/// A list of JSON objects, one array or one object a line: keys are columns, a text is its own field, null is an absent field, and anything
/// else is a field of JSON text.
/// </summary>
public static class JsonListFile
{
    private const string Remedy = "Make it an array of objects, or name its format if it is another (jsonl: an object a line).";

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The objects of a JSON array in their order, with faults where an element is none; rows are elements, counted from 1.</summary>
    /// <exception cref="AnnotationFileException">The file is no JSON array, or is no JSON from some place on.</exception>
    public static IEnumerable<TableRow> ReadArray(AnnotationFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Rows();

        IEnumerable<TableRow> Rows()
        {
            using var stream = file.OpenBytes();
            foreach (var (index, element) in JsonStream.Elements(stream, message => file.Unusable($"{message}. {Remedy}")).Index())
            {
                yield return Row(file, index + 1, element, "element");
            }
        }
    }

    /// <summary>The objects of a file with one a line, with faults where a line is none.</summary>
    public static IEnumerable<TableRow> ReadLines(AnnotationFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        foreach (var line in file.Lines())
        {
            yield return line.Fault is null ? Row(file, line) : Faulty(file, line.Number, line.Text, line.Fault, "line");
        }
    }

    private static TableRow Row(AnnotationFile file, AnnotationLine line)
    {
        try
        {
            using var json = JsonDocument.Parse(line.Text);
            return Row(file, line.Number, json.RootElement, "line");
        }
        catch (JsonException failure)
        {
            return Faulty(file, line.Number, line.Text, $"the line is no JSON ({Excerpt.Of(failure.Message)})", "line");
        }
    }

    private static TableRow Row(AnnotationFile file, int number, JsonElement element, string unit)
    {
        string text;
        try
        {
            // Written anew: whether the file has line breaks inside its objects, and which, plays no part.
            text = JsonSerializer.Serialize(element, Compact);
        }
        catch (InvalidOperationException)
        {
            return Faulty(file, number, "", $"the {unit} holds half a surrogate pair", unit);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return Faulty(file, number, text, $"the {unit} is no JSON object", unit);
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return Faulty(file, number, text, $"the {unit} is not UTF-8", unit);
        }

        var properties = element.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null).ToList();
        return new TableRow(
            new(file.Relative, number), text, null, [.. properties.Select(property => property.Name)],
            [.. properties.Select(property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : JsonSerializer.Serialize(property.Value, Compact))],
            unit);
    }

    private static TableRow Faulty(AnnotationFile file, int number, string text, string fault, string unit) =>
        new(new(file.Relative, number), text, fault, [], [], unit);
}
