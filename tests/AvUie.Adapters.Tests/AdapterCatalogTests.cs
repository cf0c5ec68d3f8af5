using AvUie.Core;

namespace AvUie.Adapters.Tests;

public class AdapterCatalogTests
{
    private static readonly DatasetDescription Described = new(
        "sample", "Sample", ["ave"], "none", "nowhere", ["list.txt"],
        [new("mode", "plain", ["plain", "odd"], "How."), new("file", "", [], "Which.")], new Dictionary<string, int>());

    [Fact]
    public void All_ThisAssembly_HoldsEveryAdapterClass()
    {
        var classes = typeof(AdapterCatalog).Assembly.GetTypes()
            .Where(type => typeof(IDatasetAdapter).IsAssignableFrom(type) && !type.IsInterface && type != typeof(DeclaredAdapter));

        Assert.Equal(
            classes.Select(type => type.FullName).Order(), new AdapterCatalog().All.Select(adapter => adapter.GetType().FullName).Order());
    }

    [Fact]
    public void Find_AdapterOfAnotherAssembly_IsThere()
    {
        var catalog = new AdapterCatalog(typeof(ForeignAdapter).Assembly);

        Assert.IsType<ForeignAdapter>(catalog.Find("foreign"));
        Assert.NotNull(catalog.Find("ave"));
        Assert.Null(catalog.Find("nobody"));
        Assert.Null(new AdapterCatalog().Find("foreign"));
        Assert.Equal(catalog.All.Select(adapter => adapter.Description.Name).Order(StringComparer.Ordinal), catalog.All.Select(adapter => adapter.Description.Name));
    }

    [Fact]
    public void Catalog_AssemblyGivenTwice_HasEachAdapterOnce() =>
        Assert.Single(new AdapterCatalog(typeof(ForeignAdapter).Assembly, typeof(ForeignAdapter).Assembly).All, adapter => adapter is ForeignAdapter);

    [Fact]
    public void CheckOptions_NothingGiven_FillsInTheDefaults()
    {
        var check = AdapterCatalog.CheckOptions(Described, new Dictionary<string, string>());

        Assert.Empty(check.Errors);
        Assert.Equal(new Dictionary<string, string> { ["file"] = "", ["mode"] = "plain" }, check.Options);
    }

    [Fact]
    public void CheckOptions_UnknownKeyAndValue_AreErrorsThatListWhatIsAllowed()
    {
        var check = AdapterCatalog.CheckOptions(Described, new Dictionary<string, string> { ["mood"] = "x", ["mode"] = "wild", ["file"] = "any" });

        Assert.Equal(
            [
                "sample has no option \"mood\": it takes mode, file",
                "sample: option mode cannot be \"wild\": allowed are plain, odd (default plain)",
            ],
            check.Errors);
        Assert.Equal("any", check.Options["file"]);
    }

    [Fact]
    public void CheckOptions_AdapterWithoutOptions_SaysThatItTakesNone() =>
        Assert.Equal(
            ["sample has no option \"mode\": it takes none"],
            AdapterCatalog.CheckOptions(Described with { Options = [] }, new Dictionary<string, string> { ["mode"] = "x" }).Errors);
}

/// <summary>An adapter of somebody else's assembly.</summary>
public sealed class ForeignAdapter : IDatasetAdapter
{
    public DatasetDescription Description { get; } =
        new("foreign", "Foreign", ["ks"], "none", "nowhere", ["list.txt"], [], new Dictionary<string, int>());

    public IEnumerable<SourceRow> Read(AdapterContext context) => [];
}
