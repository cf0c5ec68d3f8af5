using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Exporting;

namespace AvUie.Pipeline.Tests.Exporting;

/// <summary>What every adapter yields can be exported: it states all that the reference's loader reads.</summary>
public sealed class SecondReleaseFormTests
{
    private static readonly AdapterCatalog Catalog = new();

    public static TheoryData<string> Adapters => [.. Catalog.All.Select(static adapter => adapter.Description.Name)];

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Compose_SamplesOfTheAdaptersFixture_HaveEveryFieldOfTheLoader(string name)
    {
        var adapter = Catalog.Find(name)!;
        var root = Checkout.File("tests", "AvUie.Adapters.Tests", "fixtures", name, "root");
        var options = AdapterCatalog.CheckOptions(adapter.Description, new Dictionary<string, string>()).Options;
        var context = new AdapterContext(root, adapter.Description.Tasks.ToHashSet(), Enum.GetValues<Split>().ToHashSet(), options);
        var samples = adapter.Read(context).OfType<SourceRow.Accepted>().Select(static row => row.Value)
            .Where(static sample => ReferenceRecords.HasLoader(sample.Task, sample.Split)).ToList();
        var names = new MediaNames(samples.Select(static sample => new SourceRow.Accepted(sample)));

        Assert.All(samples, sample =>
        {
            var media = sample.Media.Where(static medium => medium.Role != MediaRole.Mask).Select(medium => names.Name(sample, medium)).ToArray();
            var truth = sample.Truth is RegionTruth label ? label with { Region = new Region(new(0, 0, 9, 9), []) } : sample.Truth;
            Assert.IsType<ExportedRecord.Success>(new SecondReleaseForm().Compose(new ExportRow(sample, 0, truth, "answer", "target", []), media));
        });
    }
}
