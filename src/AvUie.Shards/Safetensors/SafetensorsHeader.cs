using System.Text.Json;

namespace AvUie.Shards;

/// <summary>
/// Parses and checks the header. As strict as the format's own reader: tensors lie end to end from the first byte after the header to the
/// last of the file, without hole or overlap, so that a cut or crafted file cannot be read as something else.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The format's own cap, 100 MB.</summary>
    public const long MaxHeaderBytes = 100_000_000;

    private readonly string _path;

    private SafetensorsHeader(string path) => _path = path;

    public Dictionary<string, string> Metadata { get; } = [];

    public Dictionary<string, SafetensorsTensor> Tensors { get; } = [];

    public static SafetensorsHeader Parse(string path, ReadOnlyMemory<byte> json, long fileLength)
    {
        var header = new SafetensorsHeader(path);
        if (json.Length == 0 || json.Span[0] != (byte)'{')
        {
            throw header.Bad("the header does not start with '{'");
        }

        try
        {
            // Object of tensors, tensor, shape array: three levels; a deeper header is not safetensors.
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4 });
            header.ReadAll(document.RootElement, dataStart: 8 + json.Length, fileLength);
        }
        catch (JsonException exception)
        {
            throw header.Bad($"the header is not valid JSON ({exception.Message})");
        }

        return header;
    }

    private void ReadAll(JsonElement root, long dataStart, long fileLength)
    {
        var hasMetadata = false;
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                if (hasMetadata)
                {
                    throw Bad("'__metadata__' appears twice");
                }

                hasMetadata = true;
                ReadMetadata(property.Value);
            }
            else if (!Tensors.TryAdd(property.Name, ReadTensor(property.Name, property.Value, dataStart, fileLength)))
            {
                throw Bad($"tensor '{property.Name}' appears twice");
            }
        }

        var next = dataStart;
        foreach (var tensor in Tensors.Values.OrderBy(tensor => tensor.Offset).ThenBy(tensor => tensor.ByteLength))
        {
            if (tensor.Offset != next)
            {
                throw Bad(tensor.Offset < next
                    ? $"tensor '{tensor.Name}' overlaps the one before it"
                    : $"{tensor.Offset - next} bytes before tensor '{tensor.Name}' belong to no tensor");
            }

            next += tensor.ByteLength;
        }

        if (next != fileLength)
        {
            throw Bad($"the tensors end at byte {next}, the file at {fileLength}: it was cut or something was appended");
        }
    }

    private void ReadMetadata(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Bad("'__metadata__' is not an object");
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
            {
                throw Bad($"metadata '{property.Name}' is not a string");
            }

            if (!Metadata.TryAdd(property.Name, property.Value.GetString()!))
            {
                throw Bad($"metadata '{property.Name}' appears twice");
            }
        }
    }

    private SafetensorsTensor ReadTensor(string name, JsonElement element, long dataStart, long fileLength)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Bad($"tensor '{name}' is not an object");
        }

        TensorType? type = null;
        long[]? shape = null, offsets = null;
        foreach (var property in element.EnumerateObject())
        {
            switch (property.Name)
            {
                case "dtype" when type is null:
                    var spelled = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : property.Value.GetRawText();
                    type = TensorTypes.Parse(spelled)
                        ?? throw Bad($"tensor '{name}' has dtype '{spelled}'; read are {string.Join(' ', Enum.GetValues<TensorType>().Select(one => one.Name()))}");
                    break;
                case "shape" when shape is null:
                    shape = Integers(name, property);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Integers(name, property);
                    break;
                default:
                    throw Bad($"tensor '{name}' has an unknown or repeated key '{property.Name}'");
            }
        }

        if (type is null || shape is null || offsets is not { Length: 2 })
        {
            throw Bad($"tensor '{name}' lacks dtype, shape or a pair of data_offsets");
        }

        var (start, end) = (offsets[0], offsets[1]);
        if (start > end || end > fileLength - dataStart)
        {
            throw Bad($"tensor '{name}' has offsets [{start}, {end}] in {fileLength - dataStart} bytes of data");
        }

        if (ByteLength(type.Value, shape) != end - start)
        {
            throw Bad($"tensor '{name}' spans {end - start} bytes, but {type.Value.Name()} [{string.Join(", ", shape)}] needs another number");
        }

        return new SafetensorsTensor(name, type.Value, shape, dataStart + start, end - start);
    }

    private long[] Integers(string tensor, JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Array)
        {
            throw Bad($"'{property.Name}' of tensor '{tensor}' is not an array");
        }

        var values = new long[property.Value.GetArrayLength()];
        var i = 0;
        foreach (var item in property.Value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out values[i]) || values[i] < 0)
            {
                throw Bad($"'{property.Name}' of tensor '{tensor}' holds {item.GetRawText()}, expected an integer of 0 or more");
            }

            i++;
        }

        return values;
    }

    /// <summary>Null where the product does not fit in 63 bits.</summary>
    private static long? ByteLength(TensorType type, long[] shape)
    {
        Int128 bytes = type.Size();
        foreach (var size in shape)
        {
            // A zero anywhere makes the whole empty, so the check against overflow has to look at every step.
            bytes *= size;
            if (bytes > long.MaxValue)
            {
                return null;
            }
        }

        return (long)bytes;
    }

    private InvalidDataException Bad(string what) => new($"{_path}: {what}. It is not a safetensors file that can be trusted; fetch it again.");
}
