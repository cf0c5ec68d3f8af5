using System.Text.Json;
using AvUie.Adapters;
using AvUie.Core;
using AvUie.Pipeline.Planning;
using AvUie.Shards;

namespace AvUie.Pipeline.Comparison;

/// <summary>Our side of a comparison, by file of the release.</summary>
internal static class OwnSamples
{
    private static readonly string[] Columns =
    [
        ColumnNames.Task, ColumnNames.Split, ColumnNames.FrameIndex, ColumnNames.Truth, ColumnNames.Fields, ColumnNames.RawFiles,
    ];

    /// <summary>The samples that a build file plans. Regions are not known before masks are read.</summary>
    public static Dictionary<ReleaseFile, List<ComparedRecord>> Planned(Plan plan)
    {
        var samples = new Dictionary<ReleaseFile, List<ComparedRecord>>();
        foreach (var sample in plan.Rows.OfType<SourceRow.Accepted>().Select(static row => row.Value))
        {
            string[] media = [.. sample.Media.Where(static medium => medium.Role != MediaRole.Mask).Select(static medium => medium.Path)];
            Add(samples, sample.Task, sample.Split, media, sample.Fields, sample.Truth, sample.FrameIndex);
        }

        return samples;
    }

    /// <summary>The rows of a folder of shards, sealed or not, regions included.</summary>
    public static async Task<Dictionary<ReleaseFile, List<ComparedRecord>>> WrittenAsync(string folder, CancellationToken cancellation)
    {
        var samples = new Dictionary<ReleaseFile, List<ComparedRecord>>();
        foreach (var path in Directory.EnumerateFiles(folder, "shard-*.json").Order(StringComparer.Ordinal))
        {
            await using var reader = await ShardReader.OpenAsync(Path.Combine(folder, ShardReceipt.Read(path).Parquet.Name), Columns, cancellation);
            await foreach (var row in reader.ReadAsync(cancellation))
            {
                var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(row.Fields)!
                    .ToDictionary(static field => field.Key, static field => field.Value.GetRawText());
                // Raw files stand in media order; a mask comes last and plays no part in a key.
                Add(
                    samples, row.Task, SplitNames.Parse(row.Split)!.Value, [.. row.RawFiles.Select(static file => file.Path)], fields,
                    AnswerGrammar.Stated(row.Task, GroundTruthJson.Read(row.Truth)), row.FrameIndex);
            }
        }

        return samples;
    }

    private static void Add(
        Dictionary<ReleaseFile, List<ComparedRecord>> samples, string task, Split split, string[] media, IReadOnlyDictionary<string, string> fields,
        GroundTruth truth, int? frame)
    {
        var file = new ReleaseFile(task, split);
        if (!samples.TryGetValue(file, out var records))
        {
            samples.Add(file, records = []);
        }

        records.Add(new ComparedRecord(
            ComparedRecord.KeyOf(task, split, media, fields, truth, frame), ComparedRecord.LabelOf(truth), ComparedRecord.BoxOf(truth)));
    }
}
