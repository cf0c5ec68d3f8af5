using System.Text;
using System.Text.Json.Nodes;
using AvUie.Core;

namespace AvUie.Shards.Tests;

/// <summary>The contracts in schemas/: the examples are what the writers write, and the schemas know exactly their keys.</summary>
public sealed class SchemaFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Examples_AreWhatTheWritersWrite()
    {
        await WriteAsync();

        Repository.AssertApproved(Bytes("manifest.json"), "schemas", "examples", "manifest.json");
        Repository.AssertApproved(Bytes(ShardNames.Receipt(0)), "schemas", "examples", "receipt.json");
        Repository.AssertApproved(Bytes(ShardNames.Ledger(0)), "schemas", "examples", "ledger.jsonl");
    }

    [Theory]
    [InlineData("manifest.schema.json", "manifest.json")]
    [InlineData("receipt.schema.json", "receipt.json")]
    [InlineData("ledger.schema.json", "ledger.jsonl")]
    public void Schema_KnowsExactlyTheKeysOfItsExample(string schema, string example)
    {
        var root = JsonNode.Parse(File.ReadAllText(Repository.File("schemas", schema)))!.AsObject();
        foreach (var line in example.EndsWith('l') ? File.ReadAllLines(Repository.File("schemas", "examples", example)) : [File.ReadAllText(Repository.File("schemas", "examples", example))])
        {
            Compare(JsonNode.Parse(line)!, root, root, example);
        }
    }

    [Fact]
    public void Columns_AreTheDocumentedOnes()
    {
        var documented = File.ReadLines(Repository.File("schemas", "shard-columns.md"))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(static line => line.Split('`')[1]);
        Assert.Equal(ShardSchema.Create().Fields.Select(static field => field.Name), documented);
    }

    private static void Compare(JsonNode value, JsonObject schema, JsonObject root, string path)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            schema = root["$defs"]![reference["#/$defs/".Length..]]!.AsObject();
        }

        switch (value)
        {
            case JsonObject members:
                Assert.True(members.Select(static m => m.Key).SequenceEqual(schema["properties"]!.AsObject().Select(static p => p.Key)), $"{path}: other keys than the schema's");
                foreach (var (name, member) in members)
                {
                    if (member is not null)
                    {
                        Compare(member, schema["properties"]![name]!.AsObject(), root, $"{path}.{name}");
                    }
                }

                break;
            case JsonArray items:
                Assert.All(items, item => Compare(item!, schema["items"]!.AsObject(), root, path + "[]"));
                break;
            default:
                Assert.True(schema["type"] is not null || schema["enum"] is not null, $"{path}: no type in the schema");
                break;
        }
    }

    private async Task WriteAsync()
    {
        var entries = new[]
        {
            new LedgerEntry("ave/train/aaaaaaaaaaa_clock", "ave", "ave", "train", Stage.Decode, ReasonCode.MissingMedia, "AVE_Dataset/AVE/aaaaaaaaaaa.mp4: not found", "AVE_Dataset/trainSet.txt", 2),
            new LedgerEntry("avvp/none/eval-row-7", "llp", "avvp", null, Stage.Adapt, ReasonCode.OrphanName, "no split list names the clip", "data/AVVP_eval_audio.csv", 7),
            new LedgerEntry("ave/train/bbbbbbbbbbb_clock", "ave", "ave", "train", Stage.Decode, ReasonCode.NoAudio, "AVE_Dataset/AVE/bbbbbbbbbbb.mp4 has no sound stream", "AVE_Dataset/trainSet.txt", 3),
        };
        await Some.CommitAsync(_folder.Path, 0, [Some.Row(0)], entries);
        Manifest.Seal(_folder.Path, Some.Plan, Some.Build, [4, 2]);
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(_folder.File(name));
}
