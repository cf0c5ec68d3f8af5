using System.Globalization;
using System.Text.Json;
using AvUie.Core;
using AvUie.Pipeline.Configuration;

namespace AvUie.Pipeline.Commands;

/// <summary>
/// The form of a line that <c>avuie reason calibrate --traces</c> takes (<c>schemas/calibration-trace.schema.json</c>), checked before its
/// meaning is, so that whoever wrote the file is told the member and what belongs there.
/// </summary>
internal static class CalibrationLineForm
{
    private enum Kind
    {
        Text,
        OptionalText,
        Seconds,
        Texts,
        Object,
        Objects,

        /// <summary>An object whose members are somebody else's business.</summary>
        Truth,
    }

    private sealed record Member(string Name, Kind Kind, bool IsRequired = true, IReadOnlyList<Member>? Members = null);

    private static readonly Member[] Line =
    [
        new("id", Kind.Text),
        new("task", Kind.Text),
        new("truth", Kind.Truth),
        new("evidence", Kind.Objects, Members:
        [
            new("id", Kind.Text), new("modality", Kind.Text), new("start", Kind.Seconds, false), new("end", Kind.Seconds, false),
            new("kind", Kind.Text), new("value", Kind.Text), new("source", Kind.Text),
        ]),
        new("trace", Kind.Object, Members:
        [
            new("steps", Kind.Objects, Members:
            [
                new("modality", Kind.Text), new("start", Kind.Seconds, false), new("end", Kind.Seconds, false), new("observation", Kind.Text), new("evidence_ids", Kind.Texts),
            ]),
            new("inference", Kind.Text),
            new("evidence_support", Kind.Text, false),
        ]),
        new("style", Kind.Text, false),
        new("target", Kind.Text, false),
        new("fault", Kind.OptionalText, false),
    ];

    /// <summary>What is wrong with the form of a line; null where nothing is.</summary>
    public static string? Wrong(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return Wrong(json.RootElement, Line, "");
        }
        catch (JsonException error)
        {
            return string.Create(CultureInfo.InvariantCulture, $"found no whole JSON object (at byte {error.BytePositionInLine}); expected one object a line");
        }
    }

    private static string? Wrong(JsonElement element, IReadOnlyList<Member> members, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Found(path, element, $"an object with the members {Names(members)}");
        }

        foreach (var property in element.EnumerateObject())
        {
            if (members.FirstOrDefault(member => member.Name == property.Name) is not { } member)
            {
                var near = Spelling.Nearest(property.Name, members.Select(static member => member.Name)) is { } name ? $". Did you mean \"{name}\"?" : "";
                return $"{Start(path)}found the unknown member \"{Printable.Of(property.Name, 60)}\"; expected one of {Names(members)}{near}";
            }

            if (Wrong(property.Value, member, Join(path, member.Name)) is { } wrong)
            {
                return wrong;
            }
        }

        return members.FirstOrDefault(member => member.IsRequired && !element.TryGetProperty(member.Name, out _)) is { } missing
            ? $"{Start(path)}found no member \"{missing.Name}\"; expected {Names([.. members.Where(static member => member.IsRequired)])}"
            : null;
    }

    private static string? Wrong(JsonElement value, Member member, string path) => member.Kind switch
    {
        Kind.Text => value.ValueKind == JsonValueKind.String ? null : Found(path, value, "a text"),
        Kind.OptionalText => value.ValueKind is JsonValueKind.String or JsonValueKind.Null ? null : Found(path, value, "a text or null"),
        Kind.Seconds => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds >= 0 && double.IsFinite(seconds))
            ? null : Found(path, value, "seconds from 0 on, or null for the whole clip"),
        Kind.Texts => Each(value, path, "a list of texts", static (item, at) => item.ValueKind == JsonValueKind.String ? null : Found(at, item, "a text")),
        Kind.Objects => Each(value, path, "a list of objects", (item, at) => Wrong(item, member.Members!, at)),
        Kind.Object => Wrong(value, member.Members!, path),
        _ => value.ValueKind == JsonValueKind.Object ? null : Found(path, value, "an object as the shard column truth spells it"),
    };

    private static string? Each(JsonElement list, string path, string expected, Func<JsonElement, string, string?> wrong)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return Found(path, list, expected);
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (wrong(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]")) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Found(string path, JsonElement value, string expected) => $"{Start(path)}found {value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {Printable.Of(value.GetRawText(), 40)}",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => "true or false",
    }}; expected {expected}";

    private static string Names(IReadOnlyList<Member> members) => string.Join(", ", members.Select(static member => member.Name));

    private static string Start(string path) => path.Length == 0 ? "" : $"{path}: ";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
