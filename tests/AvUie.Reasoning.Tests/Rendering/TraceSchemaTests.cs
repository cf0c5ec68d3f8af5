using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AvUie.Reasoning.Tests.Rendering;

/// <summary>schemas/trace.schema.json describes what is stored: held against traces of both reasoners, and against broken ones.</summary>
public sealed class TraceSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(SchemaFile("trace.schema.json")))!.AsObject();

    [Fact]
    public async Task Schema_TracesOfBothReasoners_Fit()
    {
        await using var setup = await FakeSetup.StartAsync();
        setup.Options = setup.Options with { Judge = new JudgeOptions { Provider = "fake", MediaShare = 1 } };
        var requests = Enumerable.Range(0, 6).Select(static number => Requests.Ave(number) with { Media = Requests.Media(2) }).ToArray();

        var results = (await setup.ReasonAsync(requests)).Concat(requests.Select(static request => TemplateReasoner.Reason(request))).ToArray();

        foreach (var success in results.Select(static result => Assert.IsType<ReasoningResult.Success>(result)))
        {
            Assert.Empty(Problems(JsonNode.Parse(TraceJson.Write(success.Trace, success.Provenance)), Schema, "trace"));
        }
    }

    [Fact]
    public void Example_Lines_FitAndAreWhatTheWriterWrites()
    {
        var lines = File.ReadAllLines(SchemaFile("examples", "traces.jsonl"));

        Assert.Equal(["llm", "template"], lines.Select(static line => JsonNode.Parse(line)!["provenance"]!["kind"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            Assert.Empty(Problems(JsonNode.Parse(line), Schema, "trace"));
            var stored = TraceJson.Read(line, out var error);
            Assert.Null(error);
            Assert.Equal(line, TraceJson.Write(stored!.Trace, stored.Provenance));
        }
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "version")]
    [InlineData("\"modality\":\"audio\"", "\"modality\":\"smell\"", "modality")]
    [InlineData("\"inference\":", "\"conclusion\":", "conclusion")]
    [InlineData("\"evidence_support\":\"weak\"", "\"evidence_support\":\"unsupported\"", "evidence_support")]
    [InlineData("\"tokens_in\":0", "\"tokens_in\":-1", "tokens_in")]
    [InlineData("\"evidence_sha256\":\"", "\"evidence_sha256\":\"x", "evidence_sha256")]
    public void Schema_BrokenTrace_DoesNotFit(string was, string becomes, string where)
    {
        var template = Assert.IsType<ReasoningResult.Success>(TemplateReasoner.Reason(Requests.Ave(0)));
        var text = TraceJson.Write(template.Trace with { EvidenceSupport = "weak" }, template.Provenance);
        Assert.Contains(was, text, StringComparison.Ordinal);

        Assert.Contains(Problems(JsonNode.Parse(text.Replace(was, becomes, StringComparison.Ordinal)), Schema, "trace"), problem => problem.Contains(where, StringComparison.Ordinal));
    }

    /// <summary>The keywords that the schema uses, and no others.</summary>
    private static IEnumerable<string> Problems(JsonNode? value, JsonObject schema, string path)
    {
        foreach (var (keyword, rule) in schema)
        {
            switch (keyword)
            {
                case "$schema" or "$defs" or "title" or "description":
                    break;
                case "$ref":
                    foreach (var problem in Problems(value, Schema["$defs"]![rule!.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), path))
                    {
                        yield return problem;
                    }

                    break;
                case "properties":
                    foreach (var (name, part) in value as JsonObject ?? [])
                    {
                        var known = rule!.AsObject()[name] as JsonObject;
                        foreach (var problem in known is null ? [$"{path}.{name} is not in the schema"] : Problems(part, known, $"{path}.{name}"))
                        {
                            yield return problem;
                        }
                    }

                    break;
                case "items":
                    foreach (var problem in (value as JsonArray ?? []).SelectMany((part, index) => Problems(part, rule!.AsObject(), FormattableString.Invariant($"{path}[{index}]"))))
                    {
                        yield return problem;
                    }

                    break;
                default:
                    if (!Holds(value, keyword, rule!))
                    {
                        yield return $"{path}: {keyword}";
                    }

                    break;
            }
        }
    }

    private static bool Holds(JsonNode? value, string keyword, JsonNode rule) => keyword switch
    {
        "type" => rule is JsonArray types ? types.Any(type => IsOf(value, type!.GetValue<string>())) : IsOf(value, rule.GetValue<string>()),
        "const" => JsonNode.DeepEquals(value, rule),
        "enum" => rule.AsArray().Any(one => JsonNode.DeepEquals(value, one)),
        "required" => value is JsonObject members && rule.AsArray().All(name => members.ContainsKey(name!.GetValue<string>())),
        "additionalProperties" => !rule.GetValue<bool>(),
        "minItems" => value is JsonArray items && items.Count >= rule.GetValue<int>(),
        "minimum" => value is null || value.GetValue<double>() >= rule.GetValue<double>(),
        "pattern" => value is not null && Regex.IsMatch(value.GetValue<string>(), rule.GetValue<string>()),
        _ => throw new InvalidOperationException($"the schema uses the keyword '{keyword}', which this test does not know"),
    };

    private static bool IsOf(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && double.IsInteger(value.GetValue<double>()),
        _ => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
    };

    private static string SchemaFile(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AvUie.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no checkout above the tests");
        }

        return Path.Combine([folder, "schemas", .. parts]);
    }
}
