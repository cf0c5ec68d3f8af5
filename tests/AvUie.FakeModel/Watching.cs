using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AvUie.FakeModel;

/// <summary>As much as it takes to hold statements against one medium: it believes them all where it was given that medium and no other.</summary>
internal static partial class Watching
{
    /// <summary>How the system message of such a request begins.</summary>
    public const string Asked = "You are given one medium";

    /// <summary>The reply's text.</summary>
    public static string Answer(FakeRequest request)
    {
        var wanted = request.User.Contains("You are given: the pictures, without the sound", StringComparison.Ordinal) ? "image_url" : "input_audio";
        string[] given = [.. request.Parts.Where(static part => part != "text").Distinct()];
        var verdict = given is [var only] && only == wanted ? "supported" : "cannot_tell";
        return new JsonObject
        {
            ["steps"] = new JsonArray([.. Statement().Matches(request.User).Select(found => (JsonNode)new JsonObject
            {
                ["step"] = int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
                ["verdict"] = verdict,
            })]),
        }.ToJsonString();
    }

    /// <summary>The same reply, with its first supported step contradicted.</summary>
    public static string Contradict(string reply) => Supported().Replace(reply, "\"verdict\":\"contradicted\"", 1);

    [GeneratedRegex("""(?m)^([0-9]+)\. \(""")]
    private static partial Regex Statement();

    [GeneratedRegex("\"verdict\":\"supported\"")]
    private static partial Regex Supported();
}
