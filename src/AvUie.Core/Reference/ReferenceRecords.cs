using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvUie.Core;

/// <summary>A record of the reference's annotations or the reason why it is none. Closed.</summary>
public abstract record ReferenceRead
{
    private ReferenceRead()
    {
    }

    /// <summary>A record that the reference's loader takes.</summary>
    /// <param name="Record">The record.</param>
    public sealed record Success(ReferenceRecord Record) : ReferenceRead;

    /// <summary>A record that it does not take.</summary>
    /// <param name="Detail">Task, mode, record number, what is wrong and what to do.</param>
    public sealed record Failure(string Detail) : ReferenceRead;
}

/// <summary>Reads and renders the reference's annotation records, all 19 tasks in training and 16 of them in test.</summary>
public static class ReferenceRecords
{
    /// <summary>Whether the reference has a loader for the task in that mode.</summary>
    public static bool HasLoader(string task, Split mode) => ReferenceForms.Find(task, mode) is not null;

    /// <summary>The names of the fields that a record must have, media first.</summary>
    public static IReadOnlyList<string> RequiredFields(string task, Split mode) => ReferenceForms.Find(task, mode) is { } form
        ? [.. form.Media.Select(medium => medium.Field), .. form.Fields]
        : [];

    /// <summary>Reads a record; what comes back renders without failing.</summary>
    /// <param name="task">Name of the task.</param>
    /// <param name="mode">Train or test.</param>
    /// <param name="record">The JSON object; must outlive the result.</param>
    /// <param name="number">1-based element of the file's array, for messages.</param>
    public static ReferenceRead Read(string task, Split mode, JsonElement record, int number)
    {
        var place = $"task {task}, {mode.Name()} record {number}";
        if (TaskTable.Find(task) is not { } definition || ReferenceForms.Find(task, mode) is not { } form)
        {
            return new ReferenceRead.Failure($"{place}: the reference has no loader for this task in this mode");
        }

        if (record.ValueKind != JsonValueKind.Object)
        {
            return new ReferenceRead.Failure($"{place}: expected a JSON object, got {record.ValueKind}");
        }

        try
        {
            var read = new ReferenceRecord(definition, mode, number, form, record);
            var missing = read.MissingFields().ToArray();
            if (missing.Length > 0)
            {
                return new ReferenceRead.Failure(
                    $"{place}: key '{string.Join("', '", missing)}' is missing; the reference's loader reads {string.Join(", ", RequiredFields(task, mode))}");
            }

            _ = read.ToConversation("");
            _ = read.ToMetadata("");
            _ = read.Fields;
            _ = read.Truth;
            return new ReferenceRead.Success(read);
        }
        catch (UnusableFieldException error)
        {
            return new ReferenceRead.Failure($"{place}: {error.Message}");
        }
        catch (InvalidOperationException error)
        {
            // System.Text.Json's word for a text that is no Unicode, such as half a surrogate pair.
            return new ReferenceRead.Failure($"{place}: {error.Message}");
        }
    }

    /// <summary>A conversation as the reference hands it to its chat template.</summary>
    public static JsonArray ToJson(Conversation conversation)
    {
        var turns = new JsonArray(
            Turn("system", conversation.System), Turn("user", new JsonArray([.. conversation.User.Select(Part)])));
        if (conversation.Assistant is { } target)
        {
            turns.Add((JsonNode)Turn("assistant", target));
        }

        return turns;
    }

    private static JsonObject Turn(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    private static JsonNode Part(ContentPart part)
    {
        var item = part switch
        {
            ContentPart.Text text => new JsonObject { ["type"] = "text", ["text"] = text.Value },
            ContentPart.Video video => Medium("video", video.Path),
            ContentPart.Image image => Medium("image", image.Path),
            ContentPart.Audio audio => Medium("audio", audio.Path),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "no such part"),
        };
        if (part is ContentPart.Audio sound)
        {
            item["task"] = sound.Task;
            if (sound.WindowIndex is { } index)
            {
                item["idx"] = index;
            }
        }
        else if (part is ContentPart.Video or ContentPart.Image)
        {
            item["resized_height"] = MaskGeometry.Side;
            item["resized_width"] = MaskGeometry.Side;
        }

        if (part is ContentPart.Video clip)
        {
            item["nframes"] = clip.Frames;
        }

        return item;
    }

    private static JsonObject Medium(string type, string path) => new() { ["type"] = type, [type] = path.Length == 0 ? null : path };
}
