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
    private GroundTruth? _truth;
    private SortedDictionary<string, string>? _fields;

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

    /// <summary>The media in content order.</summary>
    public IReadOnlyList<RecordMedium> Media =>
        [.. _form.Media.Select(medium => new RecordMedium(medium.Field, medium.Folder, MediumName(medium.Field)))];

    /// <summary>The training target, as published; null in test.</summary>
    public string? Target => Mode == Split.Train ? Text(_task.TrainTargetField) : null;

    /// <summary>The expected output that the reference's test loader makes, as Python prints it; null in training.</summary>
    public string? ExpectedOutput =>
        Mode == Split.Test ? PythonText.Str(JsonSerializer.SerializeToElement(ToMetadata("")["output"])) : null;

    /// <summary>The frame that an image task speaks of: the field that states it, else the number of the picture's name; null for video tasks.</summary>
    public int? FrameIndex => !_task.IsImageTask ? null
        : Index(_form.WindowIndex) ?? Index("frame_idx") ?? PictureNumber() ?? 0;

    /// <summary>The label: of the fields, else of the text, else the text alone.</summary>
    public GroundTruth Truth => _truth ??= ReferenceTruths.Of(this);

    /// <summary>Every field but media and target, used or not, as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields ??= OtherFields();

    internal TaskDefinition Definition => _task;

    /// <summary>The conversation that the reference's loader makes; a medium without a name has an empty path.</summary>
    public Conversation ToConversation(string dataRoot) => ConversationRenderer.Render(
        _task, _task.Instruction(Slots()), [.. _form.Media.Select(medium => MediaPath(dataRoot, medium) ?? "")], WindowIndex(), Target);

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

    private SortedDictionary<string, string> OtherFields()
    {
        var others = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in _value.EnumerateObject())
        {
            others[property.Name] = property.Value.GetRawText();
        }

        foreach (var medium in _form.Media)
        {
            others.Remove(medium.Field);
        }

        if (Mode == Split.Train)
        {
            others.Remove(_task.TrainTargetField);
        }

        return others;
    }

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

    /// <summary>What the instruction takes of the record.</summary>
    internal InstructionSlots Slots() => new()
    {
        Question = Slot("question") ?? Slot("question_text") ?? "",
        Options = Slot("multi_choice") ?? "",
        Expression = _task.Name != "ref_avs" ? "" : PythonText.Lower(Expression),
    };

    /// <summary>ref_avs: the expression as it stands, which training and test records spell differently.</summary>
    internal string Expression => Text(Mode == Split.Train ? "description" : "object");

    private int? Index(string? field) =>
        field is not null && _value.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var index)
            ? index
            : null;

    private int? PictureNumber() =>
        MediumName(_form.Media[0].Field) is { } name && TryFileNumber(name, out var number) && number is >= 0 and <= int.MaxValue ? (int)number : null;

    private string? Slot(string field) => _value.TryGetProperty(field, out var value) ? PythonText.Str(value) : null;

    /// <summary>The name a field gives; null where it is null or empty.</summary>
    private string? MediumName(string field) =>
        _value.GetProperty(field).ValueKind == JsonValueKind.Null || Text(field) is not { Length: > 0 } name ? null : name;

    private string? MediaPath(string dataRoot, ReferenceMedium medium) => MediumName(medium.Field) is { } name
        ? ReferencePaths.Join(dataRoot, ReferencePaths.DataFolder, Task, medium.Folder, name)
        : null;

    private JsonNode? Node(string dataRoot, MetadataValue value) => value switch
    {
        MetadataValue.Raw raw => JsonNode.Parse(_value.GetProperty(raw.Field).GetRawText()),
        MetadataValue.Constant constant => constant.Value,
        MetadataValue.MediaPath path => MediaPath(dataRoot, _form.Media[path.Medium]),
        MetadataValue.FileNumber file => FileNumber(_form.Media[file.Medium].Field),
        MetadataValue.Instruction => _task.Instruction(Slots()),
        MetadataValue.Format format => Formatted(format.Template),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "no such value"),
    };

    /// <summary><c>int(os.path.basename(path)[:-4])</c>.</summary>
    private long FileNumber(string field) => TryFileNumber(Text(field), out var number)
        ? number
        : throw Unusable(field, "a file name that is a number with an extension of three letters");

    private static bool TryFileNumber(string path, out long number)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var stem = name.Length > 4 ? name[..^4] : "";
        return long.TryParse(stem.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
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

/// <summary>A medium that a record names.</summary>
/// <param name="Field">The field.</param>
/// <param name="Folder"><c>video</c> or <c>audio</c> below the task's folder; null where the name begins at the task's folder.</param>
/// <param name="Name">The name as it stands, not yet judged; null where the record gives none.</param>
public sealed record RecordMedium(string Field, string? Folder, string? Name);

/// <summary>Carries the one bad field of a record to <see cref="ReferenceRecords.Read"/>, which makes a value of it.</summary>
internal sealed class UnusableFieldException(string message) : Exception(message);
