using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AvUie.FakeModel;

/// <summary>A chat completion request, as far as the fake reads it.</summary>
public sealed class FakeRequest
{
    private FakeRequest(string body, string authorization)
    {
        (Body, Authorization) = (body, authorization);
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        Model = root.GetProperty("model").GetString()!;
        var messages = root.GetProperty("messages");
        Roles = [.. messages.EnumerateArray().Select(static message => message.GetProperty("role").GetString()!)];
        System = Text(messages[0]);
        User = Text(messages[messages.GetArrayLength() - 1]);
        Parts = messages[messages.GetArrayLength() - 1].GetProperty("content") is { ValueKind: JsonValueKind.Array } parts
            ? [.. parts.EnumerateArray().Select(static part => part.GetProperty("type").GetString()!)]
            : ["text"];
        BodyHash = Hash(body);
        var repair = User.IndexOf("\nYour earlier reply was:", StringComparison.Ordinal);
        SampleHash = Hash(repair < 0 ? User : User[..repair]);
    }

    public string Body { get; }

    public string Authorization { get; }

    public string Model { get; }

    public IReadOnlyList<string> Roles { get; }

    public string System { get; }

    /// <summary>The last text of the user's turn.</summary>
    public string User { get; }

    /// <summary>Types of the user's parts in order.</summary>
    public IReadOnlyList<string> Parts { get; }

    public string BodyHash { get; }

    /// <summary>The same for every try and repair of a sample's call.</summary>
    public string SampleHash { get; }

    public static FakeRequest Read(string body, string authorization) => new(body, authorization);

    private static string Text(JsonElement message)
    {
        var content = message.GetProperty("content");
        return content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : content.EnumerateArray().Last(static part => part.GetProperty("type").GetString() == "text").GetProperty("text").GetString()!;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
