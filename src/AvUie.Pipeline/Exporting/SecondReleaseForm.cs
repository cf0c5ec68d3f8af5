using AvUie.Core;

namespace AvUie.Pipeline.Exporting;

/// <summary>AV-UIE v2 as the reference's loaders read it: <c>AVUIE_2/{task}/{train,test}.json</c>.</summary>
internal sealed class SecondReleaseForm : IExportForm
{
    public string Name => "avuie2";

    public string Folder => "AVUIE_2";

    public string Description => "AV-UIE v2 as Crab+ reads it: AVUIE_2/{task}/{train,test}.json and the media beside.";

    public string? MaskPath(SourceSample sample, string picture) =>
        EvaluatorMasks.PathOf(sample.Task, sample.Split, picture, sample.Fields) is { } mask ? $"{sample.Task}/{mask}" : null;

    public ExportedRecord Compose(ExportRow row, IReadOnlyList<string> media)
    {
        var sample = row.Sample;
        if (!ReferenceRecords.HasLoader(sample.Task, sample.Split))
        {
            return new ExportedRecord.Failure(NotExported.NoFile, $"the reference has no loader for {sample.Task} in {sample.Split.Name()}");
        }

        return RecordComposer.Compose(sample.Task, sample.Split, media, sample.Fields, row.Truth, row.Target) switch
        {
            ComposedRecord.Success composed => new ExportedRecord.Success($"{sample.Task}/{sample.Split.Name()}.json", composed.Json),
            ComposedRecord.Failure failure => new ExportedRecord.Failure(NotExported.Unsayable, failure.Detail),
            _ => throw new InvalidOperationException("a record is composed or not"),
        };
    }
}
