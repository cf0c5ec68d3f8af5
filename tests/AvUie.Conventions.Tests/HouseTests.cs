using System.Text.RegularExpressions;
using System.Xml.Linq;
using AvUie.Core;

namespace AvUie.Tests;

public sealed partial class HouseTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["AvUie.Core"] = [],
        ["AvUie.Adapters"] = ["AvUie.Core"],
        ["AvUie.Reasoning"] = ["AvUie.Core"],
        ["AvUie.Shards"] = ["AvUie.Core"],
        ["AvUie.Pipeline"] = ["AvUie.Adapters", "AvUie.Core", "AvUie.Reasoning", "AvUie.Shards"],
        ["Crab.Trainer"] = ["AvUie.Core", "AvUie.Shards"],
    };

    private static readonly Dictionary<string, string[]> HomeOfPackage = new()
    {
        ["FFMpegCore"] = ["AvUie.Pipeline"],
        ["TorchSharp"] = ["Crab.Trainer"],
        ["Microsoft.ML.Tokenizers"] = ["AvUie.Reasoning", "Crab.Trainer"],
        ["Microsoft.SemanticKernel"] = ["AvUie.Reasoning"],
        ["Polly.Core"] = ["AvUie.Reasoning"],
        ["Microsoft.Data.Sqlite"] = ["AvUie.Reasoning"],
        ["Parquet.Net"] = ["AvUie.Shards"],
    };

    [Fact]
    public void Projects_KnowOnlyWhatTheDesignAllows()
    {
        foreach (var (project, allowed) in Arrows)
        {
            var references = Project(project).Descendants("ProjectReference")
                .Select(static reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal);
            Assert.Equal(allowed, references);
        }
    }

    [Fact]
    public void Packages_LiveInOneRoom()
    {
        foreach (var project in Arrows.Keys)
        {
            foreach (var package in Project(project).Descendants("PackageReference").Select(static package => package.Attribute("Include")!.Value))
            {
                Assert.True(!HomeOfPackage.TryGetValue(package, out var homes) || homes.Contains(project), $"{package} does not belong in {project}");
            }
        }
    }

    [Fact]
    public void Core_HasNoPackages() => Assert.Empty(Project("AvUie.Core").Descendants("PackageReference"));

    [Fact]
    public void Sources_AreShortFiles()
    {
        var lengths = Checkout.Sources().Concat(Checkout.Sources("tests/")).Concat(Checkout.Sources("samples/"))
            .Select(file => (file, lines: Checkout.Read(file).Count(static c => c == '\n'))).ToArray();
        Assert.All(lengths, static length => Assert.True(length.lines <= 500, $"{length.file} has {length.lines} lines; split it by idea"));
        Assert.True(lengths.Count(static length => length.lines > 200) <= lengths.Length / 10, "more than a tenth of the files have over 200 lines");
    }

    [Theory]
    [InlineData(@"throw new Not(Implemented|Supported)Exception\(\)", "unfinished work")]
    [InlineData(@"Thread\.Sleep|DateTime\.(Utc)?Now|DateTimeOffset\.(Utc)?Now|Random\.Shared|new Random\(\)", "clocks and chance are injected")]
    [InlineData(@"GC\.Collect|async void", "never")]
    public void Sources_HaveNone(string pattern, string why)
    {
        var hits = Checkout.Sources().Where(file => Regex.IsMatch(WithoutComments(Checkout.Read(file)), pattern));
        Assert.True(!hits.Any(), $"{why}: {string.Join(", ", hits)}");
    }

    [Fact]
    public void Sources_PromiseNothingForLater() =>
        Assert.DoesNotContain(Checkout.Sources(), static file => Regex.IsMatch(Checkout.Read(file), @"//.*\b(TODO|FIXME|HACK)\b(?! \()"));

    [Fact]
    public void DataflowBlocks_AreBounded()
    {
        foreach (var file in Checkout.Sources())
        {
            var text = Checkout.Read(file);
            var blocks = BlockCreation().Count(text);
            var bounds = Regex.Count(text, @"BoundedCapacity\s*=");
            Assert.True(bounds >= blocks, $"{file}: {blocks} blocks, {bounds} capacities");
        }
    }

    [Fact]
    public void Files_NameNoMachineAndNoRegistry()
    {
        // Put together from halves, so that this file does not find itself.
        string[] forbidden = ["/" + "work/", "nuget" + ".org", "pypi" + ".org", "registry." + "npmjs"];
        foreach (var file in Checkout.Files.Where(static file => IsText(file)))
        {
            var text = Checkout.Read(file);
            Assert.All(forbidden, word => Assert.False(text.Contains(word, StringComparison.Ordinal), $"{file} holds {word}"));
        }
    }

    [Fact]
    public void Decisions_HaveTheirSections()
    {
        var decisions = Checkout.Files.Where(static file => file.StartsWith("docs/decisions/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(decisions);
        Assert.All(decisions, static file => Assert.All(
            new[] { "**Context.**", "**Decision.**", "**Consequences.**" },
            section => Assert.Contains(section, Checkout.Read(file), StringComparison.Ordinal)));
    }

    [Fact]
    public void ReasonCodes_AreUniqueAndSpeltAlike()
    {
        Assert.Equal(ReasonCode.All.Count, ReasonCode.All.Select(static code => code.Name).Distinct().Count());
        Assert.All(ReasonCode.All, static code => Assert.Matches("^[a-z]+(_[a-z]+)*$", code.Name));
        var fields = typeof(ReasonCode).GetFields().Select(static field => field.GetValue(null)).OfType<ReasonCode>();
        Assert.Equal(fields.Select(static code => code.Name).Order(StringComparer.Ordinal), ReasonCode.All.Select(static code => code.Name).Order(StringComparer.Ordinal));
    }

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Checkout.Root, "src", name, $"{name}.csproj"));

    private static bool IsText(string file) => Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".yaml" or ".sh" or ".props" or ".targets" or ".csproj" or ".txt" or "";

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"new (Action|Transform|TransformMany|Buffer|Batch|Broadcast|Join|WriteOnce)Block<")]
    private static partial Regex BlockCreation();
}
