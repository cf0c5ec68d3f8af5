using System.Text.Json;
using AvUie.Core;

namespace AvUie.Pipeline.Parity;

/// <summary>
/// <c>conversations/{train,test}/{task}.json</c>: records, and the conversation and metadata that the reference's loader makes of them,
/// with <see cref="DataRoot"/> for the data folder.
/// </summary>
internal sealed class ConversationParity : IParityCheck
{
    private const string DataRoot = "DATA_ROOT";

    public string Name => "conversations";

    public IEnumerable<ParityResult> Run(string folder, CancellationToken cancellation)
    {
        foreach (var mode in (Split[])[Split.Train, Split.Test])
        {
            var modeFolder = Path.Combine(folder, Name, mode.Name());
            if (!Directory.Exists(modeFolder))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(modeFolder, "*.json").Order(StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                var task = Path.GetFileNameWithoutExtension(file);
                foreach (var result in ParityFile.Compare(Name, modeFolder, Path.GetFileName(file), root => [Compare(mode, task, root)]))
                {
                    yield return result;
                }
            }
        }
    }

    private ParityResult Compare(Split mode, string task, JsonElement root)
    {
        var records = root.GetProperty("records").EnumerateArray().ToArray();
        var samples = root.GetProperty("samples").EnumerateArray().ToArray();
        var differences = records.Zip(samples, (record, sample) => (record, sample))
            .Select((pair, i) => Difference(mode, task, pair.record, pair.sample, i + 1)).OfType<string>().ToList();
        if (records.Length != samples.Length)
        {
            differences.Add($"{records.Length} records, but {samples.Length} samples");
        }

        return ParityResult.Equal(Name, $"{mode.Name()}/{task}", 2 * records.Length, differences);
    }

    private static string? Difference(Split mode, string task, JsonElement record, JsonElement sample, int number)
    {
        if (ReferenceRecords.Read(task, mode, record, number) is not ReferenceRead.Success { Record: var read })
        {
            return ((ReferenceRead.Failure)ReferenceRecords.Read(task, mode, record, number)).Detail;
        }

        var conversation = JsonSerializer.SerializeToElement(ReferenceRecords.ToJson(read.ToConversation(DataRoot)));
        var metadata = JsonSerializer.SerializeToElement(read.ToMetadata(DataRoot));
        return Difference("conv", conversation) ?? Difference("metadata", metadata);

        string? Difference(string part, JsonElement ours) => JsonElement.DeepEquals(ours, sample.GetProperty(part))
            ? null
            : $"record {number}, {part}: expected {sample.GetProperty(part).GetRawText()}, got {ours.GetRawText()}";
    }
}
