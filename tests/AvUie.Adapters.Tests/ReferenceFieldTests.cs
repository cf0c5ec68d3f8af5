using System.Text.Json;
using AvUie.Core;

namespace AvUie.Adapters.Tests;

/// <summary>
/// What an adapter gives is a record of the reference once its media have names and its target is written: every field that the
/// reference's loader reads is there, spelt and typed as it reads it.
/// </summary>
public class ReferenceFieldTests
{
    private static readonly AdapterCatalog Catalog = new();

    public static TheoryData<string> Adapters => [.. Catalog.All.Select(adapter => adapter.Description.Name)];

    [Theory]
    [MemberData(nameof(Adapters))]
    public void Fields_OfEverySample_AreThoseTheReferenceReads(string name)
    {
        var samples = Fixture.Read(Catalog.Find(name)!, Fixture.Root(name)).Samples();
        foreach (var sample in samples)
        {
            // Validation rows are tested with, never trained on.
            var mode = sample.Split == Split.Train ? Split.Train : Split.Test;
            if (ReferenceRecords.HasLoader(sample.Task, mode))
            {
                using var record = JsonDocument.Parse(Record(sample, mode));
                var read = ReferenceRecords.Read(sample.Task, mode, record.RootElement, 1);
                Assert.True(read is ReferenceRead.Success, $"{sample.Id}: {read}");
            }
        }
    }

    private static string Record(SourceSample sample, Split mode)
    {
        var media = sample.Media.Where(medium => medium.Role != MediaRole.Mask).ToList();
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, medium) in ReferenceRecords.RequiredFields(sample.Task, mode).Zip(media))
        {
            fields[field] = JsonSerializer.Serialize(medium.Path);
        }

        if (mode == Split.Train)
        {
            fields[TaskTable.Get(sample.Task).TrainTargetField] = "\"made later\"";
        }

        if (sample.Task == "arig")
        {
            // Decode reads the box from the mask.
            fields["top_left"] = fields["bottom_right"] = "[0,0]";
        }

        foreach (var (field, value) in sample.Fields)
        {
            fields[field] = value;
        }

        return "{" + string.Join(',', fields.Select(field => $"{JsonSerializer.Serialize(field.Key)}:{field.Value}")) + "}";
    }
}
