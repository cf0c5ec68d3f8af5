using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AvUie.Adapters;
using AvUie.Pipeline.Configuration;
using AvUie.Reasoning;

namespace AvUie.Pipeline.Tests.Configuration;

public sealed class BuildFileSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Checkout.File("schemas", "build-file.schema.json")))!.AsObject();

    public static TheoryData<Type, string> Records => new()
    {
        { typeof(BuildFile), "" },
        { typeof(BuildSource), "source" },
        { typeof(DeclaredEvidence), "evidence" },
        { typeof(DatasetDeclaration), "declare" },
        { typeof(DeclaredMedia), "media" },
        { typeof(DeclaredTruth), "truth" },
        { typeof(DecodeSettings), "decode" },
        { typeof(ReasoningSettings), "reasoning" },
        { typeof(ProviderProfile), "provider" },
        { typeof(WriterOptions), "writer" },
        { typeof(JudgeOptions), "judge" },
        { typeof(BudgetOptions), "budget" },
        { typeof(CallOptions), "calls" },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void Schema_KeysRequiredDefaultsAndLimits_AreTheRecords(Type record, string definition)
    {
        var schema = definition.Length == 0 ? Schema : Schema["$defs"]![definition]!.AsObject();
        var properties = record.GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(ConfigBinder.KeyOf);
        var described = schema["properties"]!.AsObject();

        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.Equal(properties.Keys.Order(), described.Select(static entry => entry.Key).Order());
        Assert.Equal(
            properties.Where(static entry => entry.Value.GetCustomAttribute<RequiredAttribute>() is not null).Select(static entry => entry.Key).Order(),
            (schema["required"]?.AsArray() ?? []).Select(static name => name!.GetValue<string>()).Order());
        var defaults = Activator.CreateInstance(record)!;
        foreach (var (key, property) in properties)
        {
            Compare($"{definition}.{key}", described[key]!.AsObject(), property, property.GetValue(defaults));
        }
    }

    [Fact]
    public void Schema_Reasoners_AreTheKnownOnes() => Assert.Equal(
        Reasoners.Known, Schema["$defs"]!["reasoning"]!["properties"]!["reasoner"]!["enum"]!.AsArray().Select(static name => name!.GetValue<string>()));

    [Fact]
    public void Example_WithItsRoots_IsRead()
    {
        using var folder = new ScratchFolder();
        var text = File.ReadAllText(Checkout.File("schemas", "examples", "build.yaml"));
        foreach (var name in new[] { "ave", "llp", "avsbench", "ref_avs" })
        {
            folder.Folder(Path.Combine("raw", name));
        }

        var result = new BuildFileReader(new AdapterCatalog()).Read(folder.Write("build.yaml", text));

        Assert.Equal(4, Assert.IsType<BuildFileResult.Success>(result).File.Sources.Count);
        Assert.StartsWith("# yaml-language-server: $schema=../build-file.schema.json", text, StringComparison.Ordinal);
    }

    private static void Compare(string key, JsonObject schema, PropertyInfo property, object? value)
    {
        if (schema["$ref"] is { } reference)
        {
            Assert.EndsWith(ConfigBinder.KeyOf(property), reference.GetValue<string>(), StringComparison.Ordinal);
            return;
        }

        Assert.True(schema["description"] is not null, $"{key} has no description");
        var isRequired = property.GetCustomAttribute<RequiredAttribute>() is not null;
        if (!isRequired && value is not null)
        {
            Assert.True(
                JsonNode.DeepEquals(JsonSerializer.SerializeToNode(value), schema["default"]),
                $"{key}: default {schema["default"]} in the schema, {JsonSerializer.Serialize(value)} in the record");
        }
        else
        {
            Assert.Null(schema["default"]);
        }

        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            var (low, high) = (schema["minimum"] ?? schema["const"], schema["maximum"] ?? schema["const"]);
            Assert.Equal(Convert.ToDecimal(range.Minimum, CultureInfo.InvariantCulture), low!.GetValue<decimal>());
            Assert.Equal(Convert.ToDecimal(range.Maximum, CultureInfo.InvariantCulture), high!.GetValue<decimal>());
        }

        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            Assert.Equal(allowed.Values.Cast<string>(), schema["enum"]!.AsArray().Select(static name => name!.GetValue<string>()));
        }

        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } form)
        {
            Assert.Equal($"^{form.Pattern}$", schema["pattern"]!.GetValue<string>());
        }
    }
}
