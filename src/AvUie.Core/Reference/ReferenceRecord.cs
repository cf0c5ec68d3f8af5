using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvUie.Core;

/// <summary>One record of the reference's annotations (<c>AVUIE_2/{task}/{train|test}.json</c>), its values as they are.</summary>
public sealed class ReferenceRecord
{
    private readonly ReferenceForm _form;
    private readonly JsonElement _value;
    private readonly TaskDefinition _task;

    internal ReferenceRecord(TaskDefinition task, Split mode, int number, ReferenceForm form, JsonElement value)
    {
        (_task, Mode, Number, _form, _value) = (task, mode, number, form, value);
    }

    /// <summary>Name of the task.</summary>
    public string Task => _task.Name;

    /// <summary>Train or test.</summary>
    public Split Mode { get; }

    /// <summary>1-based element of the JSON array.</summary>
    public int Number { get; }

    /// <summary>Every field of the record, used or not.</summary>
    public JsonElement Value => _value;

    /// <summary>The conversation that the reference's loader makes; a medium without a name has an empty path.</summary>
    public Conversation ToConversation(string dataRoot) => ConversationRenderer.Render(
        _task, Instruction(), [.. _form.Media.Select(medium => MediaPath(dataRoot, medium) ?? "")], WindowIndex(), Target());

    /// <summary>The metadata that the reference's loader makes.</summary>
    public JsonObject ToMetadata(string dataRoot)
    {
        var metadata = new JsonObject();
        foreach (var (key, value) in _form.Metadata)
        {
            metadata[key] = Node(dataRoot, value);
        }

        metadata["task_name"] = Task;
        return metadata;
    }

    /// <summary>The fields that the loader reads and the record lacks.</summary>
    internal IEnumerable<string> MissingFields() =>
        _form.Media.Select(medium => medium.Field).Concat(_form.Fields).Where(field => !_value.TryGetProperty(field, out _));

    private string? Target() => Mode == Split.Train ? Text(_task.TrainTargetField) : null;

    private int? WindowIndex()
    {
        if (!_task.HasWindowIndex)
        {
            return null;
        }

        return _form.WindowIndex is not { } field ? _task.TrainWindowIndex
            : _value.GetProperty(field) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var index) ? index
            : throw Unusable(field, "an integer");
    }

    private string Instruction() => _task.Instruction(new InstructionSlots
    {
        Question = Slot("question") ?? Slot("question_text") ?? "",
        Options = Slot("multi_choice") ?? "",
        Expression = _task.Name != "ref_avs" ? "" : PythonText.Lower(Text(Mode == Split.Train ? "description" : "object")),
    });

    private string? Slot(string field) => _value.TryGetProperty(field, out var value) ? PythonText.Str(value) : null;

    private string? MediaPath(string dataRoot, ReferenceMedium medium)
    {
        var name = _value.GetProperty(medium.Field);
        return name.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String when name.GetString() is { Length: 0 } => null,
            _ => ReferencePaths.Join(dataRoot, ReferencePaths.DataFolder, Task, medium.Folder, Text(medium.Field)),
        };
    }

    private JsonNode? Node(string dataRoot, MetadataValue value) => value switch
    {
        MetadataValue.Raw raw => JsonNode.Parse(_value.GetProperty(raw.Field).GetRawText()),
        MetadataValue.Constant constant => constant.Value,
        MetadataValue.MediaPath path => MediaPath(dataRoot, _form.Media[path.Medium]),
        MetadataValue.FileNumber file => FileNumber(_form.Media[file.Medium].Field),
        MetadataValue.Instruction => Instruction(),
        MetadataValue.Format format => Formatted(format.Template),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "no such value"),
    };

    /// <summary><c>int(os.path.basename(path)[:-4])</c>.</summary>
    private long FileNumber(string field)
    {
        var name = Text(field);
        name = name[(name.LastIndexOf('/') + 1)..];
        var stem = name.Length > 4 ? name[..^4] : "";
        return long.TryParse(stem.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unusable(field, "a file name that is a number with an extension of three letters");
    }

    private string Formatted(string template)
    {
        var text = new StringBuilder();
        var at = 0;
        for (int open; (open = template.IndexOf('{', at)) >= 0;)
        {
            var close = template.IndexOf('}', open);
            text.Append(template, at, open - at).Append(Slot(template[(open + 1)..close].Split('.')));
            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

    private string Slot(string[] slot) => slot switch
    {
        [var field, "lower"] => PythonText.Lower(Text(field)),
        [var field, var index] => _value.GetProperty(field) is { ValueKind: JsonValueKind.Array } pair && pair.GetArrayLength() == 2
            ? PythonText.Str(pair[int.Parse(index, CultureInfo.InvariantCulture)])
            : throw Unusable(field, "a list of two"),
        _ => PythonText.Str(_value.GetProperty(slot[0])),
    };

    private string Text(string field) =>
        _value.GetProperty(field) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Unusable(field, "a text");

    private UnusableFieldException Unusable(string field, string expected) =>
        new($"key '{field}' holds {_value.GetProperty(field).GetRawText()}, expected {expected}");
}

/// <summary>Carries the one bad field of a record to <see cref="ReferenceRecords.Read"/>, which makes a value of it.</summary>
internal sealed class UnusableFieldException(string message) : Exception(message);
