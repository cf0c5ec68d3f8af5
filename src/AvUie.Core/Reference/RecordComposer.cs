using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AvUie.Core;

/// <summary>A record in the reference's spelling or the reason why there is none. Closed.</summary>
public abstract record ComposedRecord
{
    private ComposedRecord()
    {
    }

    /// <summary>A record that the reference's loader takes.</summary>
    /// <param name="Json">One JSON object without line breaks of its own.</param>
    public sealed record Success(string Json) : ComposedRecord;

    /// <summary>No record.</summary>
    /// <param name="Detail">What is missing or wrong, for a person.</param>
    public sealed record Failure(string Detail) : ComposedRecord;
}

/// <summary>Writes records of the reference: the way back of <see cref="ReferenceRecords.Read"/>.</summary>
public static class RecordComposer
{
    // The files are read by json.load, never pasted into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Composes a record: media first, then what the loader reads in its order, then what it does not read, by name.</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="mode">Train or test.</param>
    /// <param name="media">The names in content order.</param>
    /// <param name="fields">JSON text by field name. A field that <paramref name="truth"/> states may be left out (arig's corners in test).</param>
    /// <param name="truth">The label.</param>
    /// <param name="target">The training target; not looked at in test.</param>
    public static ComposedRecord Compose(
        string task, Split mode, IReadOnlyList<string> media, IReadOnlyDictionary<string, string> fields, GroundTruth truth, string? target)
    {
        if (ReferenceForms.Find(task, mode) is not { } form)
        {
            return new ComposedRecord.Failure($"the reference has no loader for {task} in {mode.Name()}");
        }

        if (media.Count != form.Media.Count)
        {
            return new ComposedRecord.Failure($"{task} names {form.Media.Count} media, the sample has {media.Count}");
        }

        var values = new Dictionary<string, string>(fields, StringComparer.Ordinal);
        AddStated(task, mode, truth, values);
        for (var i = 0; i < media.Count; i++)
        {
            values[form.Media[i].Field] = Text(media[i]);
        }

        if (mode == Split.Train)
        {
            if (target is null)
            {
                return new ComposedRecord.Failure("the sample has no target text");
            }

            values[TaskTable.Get(task).TrainTargetField] = Text(target);
        }

        var required = ReferenceRecords.RequiredFields(task, mode);
        var missing = required.Where(field => !values.ContainsKey(field)).ToArray();
        return missing.Length > 0
            ? new ComposedRecord.Failure($"the sample states no {string.Join(", ", missing)}, which the loader of {task} reads")
            : Checked(task, mode, Write([.. required, .. values.Keys.Except(required).Order(StringComparer.Ordinal)], values));
    }

    /// <summary>What an adapter cannot know before the mask is read.</summary>
    private static void AddStated(string task, Split mode, GroundTruth truth, Dictionary<string, string> values)
    {
        if (task == "arig" && mode == Split.Test && truth is RegionTruth { Region.Box: var box })
        {
            values.TryAdd("top_left", EventText.Invariant($"[{box.Left},{box.Top}]"));
            values.TryAdd("bottom_right", EventText.Invariant($"[{box.Right},{box.Bottom}]"));
        }
    }

    private static string Write(IEnumerable<string> order, Dictionary<string, string> values)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            foreach (var field in order)
            {
                json.WritePropertyName(field);
                json.WriteRawValue(values[field]);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static ComposedRecord Checked(string task, Split mode, string json)
    {
        using var document = JsonDocument.Parse(json);
        return ReferenceRecords.Read(task, mode, document.RootElement, 1) is ReferenceRead.Failure failure
            ? new ComposedRecord.Failure(failure.Detail)
            : new ComposedRecord.Success(json);
    }

    private static string Text(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
