using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AvUie.FakeModel;

/// <summary>How the fake says where an object lies, reads it again, and gets it wrong.</summary>
internal static partial class Places
{
    /// <summary>The sentences that state a target's box and its first point.</summary>
    public static IEnumerable<string> Said(JsonNode? region) => region is null ? [] :
    [
        $"The left border lies at column {region["box"]![0]}, the right border at column {region["box"]![2]}, the upper border at row {region["box"]![1]}, the lower border at row {region["box"]![3]}.",
        $"A point on it lies at {region["points"]![0]![0]},{region["points"]![0]![1]}.",
    ];

    /// <summary>An answer, with the places that a trace states.</summary>
    public static JsonObject Answer(string? answer, JsonArray events, string? trace)
    {
        var (box, points) = (trace is null ? null : Borders().Match(trace), new JsonArray());
        foreach (Match point in Point().Matches(trace ?? ""))
        {
            points.Add(new JsonArray(Number(point, "column"), Number(point, "row")));
        }

        return new JsonObject
        {
            ["answer"] = answer,
            ["events"] = events,
            ["box"] = box is { Success: true } ? new JsonArray(Number(box, "left"), Number(box, "top"), Number(box, "right"), Number(box, "bottom")) : null,
            ["points"] = points,
        };
    }

    /// <summary>The answer with its box moved by half its width.</summary>
    public static string MoveBox(string answer)
    {
        var json = JsonNode.Parse(answer)!;
        if (json["box"] is JsonArray box)
        {
            var half = (box[2]!.GetValue<int>() - box[0]!.GetValue<int>()) / 2;
            json["box"] = new JsonArray(box[0]!.GetValue<int>() + half, box[1]!.GetValue<int>(), box[2]!.GetValue<int>() + half, box[3]!.GetValue<int>());
        }

        return json.ToJsonString();
    }

    /// <summary>The answer with its points in the last corner of the picture.</summary>
    public static string MovePoint(string answer)
    {
        var json = JsonNode.Parse(answer)!;
        if (json["points"] is JsonArray { Count: > 0 })
        {
            json["points"] = new JsonArray(new JsonArray(223, 223));
        }

        return json.ToJsonString();
    }

    private static JsonNode Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"left border lies at column (?<left>\d+), the right border at column (?<right>\d+), the upper border at row (?<top>\d+), the lower border at row (?<bottom>\d+)")]
    private static partial Regex Borders();

    [GeneratedRegex(@"point on it lies at (?<column>\d+),(?<row>\d+)")]
    private static partial Regex Point();
}
