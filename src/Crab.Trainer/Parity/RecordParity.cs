using System.Text.Json;
using AvUie.Core;
using AvUie.Shards;
using Crab.Trainer.Processing;
using Crab.Trainer.Tokenizing;
using TorchSharp;

namespace Crab.Trainer.Parity;

/// <summary>
/// <c>thinker/records.json</c> through the tokenizer of <c>thinker/model</c>: ids, labels and mask of every record's case, with the media's
/// lengths by formula. Then the text that each case shows of its first row, which is what its ids say.
/// </summary>
internal sealed class RecordParity : IModelParityCheck
{
    private const string RecordsFile = "records.json", Model = "model", Cases = "cases", ShownText = "first_row_text";

    /// <inheritdoc />
    public string Name => "thinker/records.json";

    /// <inheritdoc />
    public IEnumerable<ParityResult> Run(string folder, torch.Device device, CancellationToken cancellation)
    {
        var thinker = Path.Combine(folder, "thinker");
        var path = Path.Combine(thinker, RecordsFile);
        if (!File.Exists(path) || !Directory.Exists(Path.Combine(thinker, Model)))
        {
            yield break;
        }

        var tokenizer = QwenTokenizer.Load(Path.Combine(thinker, Model));
        var read = ModelParityFile.Read<Records>(path);
        var unequal = read.SpecialTokenIds.Where(token => Ids(tokenizer, token.Key) is not [var id] || id != token.Value).Select(static token => $"{token.Key} is not {token.Value}");
        yield return ParityResult.Equal(Name, "special ids", read.SpecialTokenIds.Count, [.. unequal]);
        var cases = Path.Combine(thinker, Cases);
        string[] files = Directory.Exists(cases) ? [.. Directory.EnumerateFiles(cases, "*.safetensors").Order(StringComparer.Ordinal)] : [];
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            using var tensors = SafetensorsFile.Open(file);
            var name = Path.GetFileNameWithoutExtension(file);
            if (read.Of.TryGetValue(name, out var record))
            {
                yield return Compare(name, record, tensors, tokenizer);
            }

            if (tensors.Metadata.TryGetValue(ShownText, out var shown))
            {
                var (ours, theirs) = (Ids(tokenizer, ShownMedia.Unfolded(shown)), tensors.ReadInt64s("input_ids"));
                string[] differences = Enumerable.Range(0, ours.Count).All(at => at < theirs.Length && ours[at] == theirs[at]) ? [] : [$"'{shown}' has other ids"];
                yield return ParityResult.Equal(Name, $"{name}, shown text", ours.Count, differences);
            }
        }
    }

    private ParityResult Compare(string task, JsonElement record, SafetensorsFile tensors, QwenTokenizer tokenizer)
    {
        if (ReferenceRecords.Read(task, Split.Train, record, 1) is not ReferenceRead.Success { Record: var known })
        {
            return ParityResult.Equal(Name, task, 0, ["the record is none of that task"]);
        }

        var conversation = known.ToConversation("");
        var layout = ChatLayout.Of(Turns(conversation), ShownMedia.Tokens(conversation), tokenizer, task);
        var labels = layout.Tokens.Select((id, at) => at >= layout.LabelStart && at < layout.LabelEnd ? id : Data.Batch.Ignored);
        var differences = Differences("input_ids", layout.Tokens.Select(static id => (long)id))
            .Concat(Differences("labels", labels)).Concat(Differences("attention_mask", layout.Tokens.Select(static _ => 1L)));
        return ParityResult.Equal(Name, task, 3 * layout.Tokens.Length, [.. differences]);

        IEnumerable<string> Differences(string name, IEnumerable<long> ours)
        {
            var (own, theirs) = (ours.ToArray(), tensors.ReadInt64s(name));
            var first = Enumerable.Range(0, Math.Max(own.Length, theirs.Length)).FirstOrDefault(at => at >= own.Length || at >= theirs.Length || own[at] != theirs[at], -1);
            return first < 0 ? [] : [$"{name}: {own.Length} values, expected {theirs.Length}; they differ first at {first}"];
        }
    }

    private static ConversationTurn[] Turns(Conversation conversation) =>
    [
        new("system", [new("text", conversation.System)]),
        new("user", [.. conversation.User.Select(static part => part switch
        {
            ContentPart.Text text => new TurnPart("text", text.Value),
            ContentPart.Video => new TurnPart("video", null),
            ContentPart.Image => new TurnPart("image", null),
            _ => new TurnPart("audio", null),
        })]),
        new("assistant", [new("text", conversation.Assistant)]),
    ];

    private static List<int> Ids(QwenTokenizer tokenizer, string text)
    {
        var ids = new List<int>();
        tokenizer.EncodeRendered(text, ids);
        return ids;
    }

    private sealed record Records(
        [property: System.Text.Json.Serialization.JsonPropertyName("records")] IReadOnlyDictionary<string, JsonElement> Of,
        [property: System.Text.Json.Serialization.JsonPropertyName("special_token_ids")] IReadOnlyDictionary<string, int> SpecialTokenIds);
}
