using System.Text.Json.Nodes;
using AvUie.Core;
using AvUie.Pipeline.Exporting;

namespace AvUie.Pipeline.Tests.Exporting;

/// <summary>The contract of export.json: the example is what is written, and the schema says exactly what may stand there.</summary>
public sealed class ExportSchemaTests
{
    private static readonly JsonObject Properties = JsonNode.Parse(File.ReadAllText(Checkout.File("schemas", "export.schema.json")))!["properties"]!.AsObject();

    [Fact]
    public void Example_ReadAndWrittenAgain_IsTheSameBytes()
    {
        using var folder = new ScratchFolder();
        var example = File.ReadAllBytes(Checkout.File("schemas", "examples", "export.json"));
        File.WriteAllBytes(folder.File(ExportBooks.FileName), example);

        ExportBooks.Find(folder.Path)!.Write(folder.Path);

        Assert.Equal(example, File.ReadAllBytes(folder.File(ExportBooks.FileName)));
    }

    [Fact]
    public void Example_IsOfTheSchema()
    {
        var books = JsonNode.Parse(File.ReadAllText(Checkout.File("schemas", "examples", "export.json")))!.AsObject();

        Assert.Equal(Properties.Select(static property => property.Key), books.Select(static member => member.Key));
        Assert.Matches(Properties["plan_hash"]!["pattern"]!.GetValue<string>(), books["plan_hash"]!.GetValue<string>());
        Assert.All(books["files"]!.AsObject(), file => Assert.Matches(Properties["files"]!["propertyNames"]!["pattern"]!.GetValue<string>(), file.Key));
        Assert.All(books["not_exported"]!.AsObject(), reason => Assert.Contains(reason.Key, Reasons));
        Assert.Equal(
            books["planned"]!.GetValue<long>(),
            books["exported"]!.GetValue<long>() + books["not_exported"]!.AsObject().Sum(static reason => reason.Value!.GetValue<long>()));
    }

    [Fact]
    public void Schema_Words_AreThoseOfTheCode()
    {
        Assert.Equal(
            [NotExported.NoFile, NotExported.Unsayable, NotExported.Media, NotExported.Pending, .. ReasonCode.All.Select(static code => code.Name)], Reasons);
        Assert.Equal([new SecondReleaseForm().Name, new FirstReleaseForm().Name], Words("format"));
        Assert.Equal(Enum.GetNames<MediaMode>().Select(static name => name.ToLowerInvariant()), Words("media"));
    }

    private static IEnumerable<string> Reasons => Properties["not_exported"]!["propertyNames"]!["enum"]!.AsArray().Select(static word => word!.GetValue<string>());

    private static IEnumerable<string> Words(string property) => Properties[property]!["enum"]!.AsArray().Select(static word => word!.GetValue<string>());
}
