using System.Text.Json.Nodes;
using AvUie.Pipeline.Configuration;
using AvUie.Pipeline.Planning;

namespace AvUie.Pipeline.Tests.Planning;

public sealed class PlanSummaryTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(File.ReadAllText(Checkout.File("schemas", "plan.schema.json")))!.AsObject();

    [Fact]
    public void Summary_OfAPlan_CountsIt()
    {
        var summary = PlanSummary.Of(Plan());

        Assert.Equal((4, 3, 1, 2), (summary.Rows, summary.Samples, summary.Rejected, summary.Shards.Count));
        Assert.Equal(new PlanTask("ucf", "train", 3, 1), Assert.Single(summary.Tasks));
        Assert.Equal(new PlanReason("bad_row", "failed", 1), Assert.Single(summary.Reasons));
        Assert.Equal([new PlanShard(0, 3, 2), new PlanShard(1, 1, 1)], summary.Shards);
    }

    [Fact]
    public void Schema_Keys_AreThoseOfTheSummary() => Compare(Schema, JsonNode.Parse(PlanSummary.Of(Plan()).ToJson())!, "plan");

    [Fact]
    public void Example_IsOfTheSchema() => Compare(Schema, JsonNode.Parse(File.ReadAllText(Checkout.File("schemas", "examples", "plan.json")))!, "example");

    private static void Compare(JsonObject schema, JsonNode value, string at)
    {
        if (value is JsonArray list)
        {
            Assert.All(list, (item, index) => Compare(schema["items"]!.AsObject(), item!, $"{at}[{index}]"));
        }
        else if (value is JsonObject mapping && schema["properties"] is JsonObject properties)
        {
            Assert.Equal(properties.Select(static entry => entry.Key), mapping.Select(static entry => entry.Key));
            Assert.Equal(properties.Select(static entry => entry.Key), schema["required"]!.AsArray().Select(static name => name!.GetValue<string>()));
            foreach (var (key, child) in mapping)
            {
                if (child is not null)
                {
                    Compare(properties[key]!.AsObject(), child, $"{at}.{key}");
                }
            }
        }
        else if (value is JsonValue && schema["pattern"] is { } pattern)
        {
            Assert.Matches(pattern.GetValue<string>(), value.GetValue<string>());
        }
        else if (value is JsonValue && schema["type"]?.GetValue<string>() is "integer")
        {
            Assert.True(value.GetValue<long>() >= (schema["minimum"]?.GetValue<long>() ?? 0), at);
        }
    }

    private static Plan Plan()
    {
        using var folder = new ScratchFolder();
        folder.Write("rows.txt", "a c1 x\nb c2 x\nreject r\nc c3 x\n");
        var file = new BuildFile { Name = "x", SamplesPerShard = 2, Sources = [new BuildSource { Adapter = "test_list", Root = folder.Path }] };
        return Assert.IsType<PlanResult.Success>(Planner.Plan(file, ListRows.Catalog)).Plan;
    }
}
