using System.Text.Json;

namespace AvUie.Adapters;

/// <summary>
/// Reads the rows of a JSON file one by one: the file's bytes are held while it is read, of its rows only the last one.
/// </summary>
internal sealed class JsonFile
{
    // The largest list of the supported datasets has some 15 MB.
    private const int MaxBytes = 256 << 20;

    private readonly AnnotationFile _file;
    private readonly ReadOnlyMemory<byte> _bytes;
    private JsonReaderState _state;
    private int _at;
    private int _rows;

    private JsonFile(AnnotationFile file)
    {
        _file = file;
        _bytes = file.ReadBytes(MaxBytes);
    }

    private delegate T Step<T>(ref Utf8JsonReader reader);

    /// <summary>The elements of a file that is one array.</summary>
    /// <exception cref="AnnotationFileException">It is not, or is no JSON from some place on.</exception>
    public static IEnumerable<JsonRow> Elements(AnnotationFile file)
    {
        var json = new JsonFile(file);
        json.Enter(JsonTokenType.StartArray, "is no JSON array");
        while (json.NextRow(JsonTokenType.EndArray) is { } row)
        {
            yield return row;
        }

        json.ExpectEnd();
    }

    /// <summary>The members of an object that is a member of the file's object, such as <c>{"version": …, "database": {…}}</c>.</summary>
    /// <exception cref="AnnotationFileException">There is no such object, or the file is no JSON from some place on.</exception>
    public static IEnumerable<JsonRow> Members(AnnotationFile file, string name)
    {
        var json = new JsonFile(file);
        json.Enter(JsonTokenType.StartObject, "is no JSON object");
        if (!json.SkipTo(name))
        {
            throw file.Unusable($"has no \"{name}\". Fetch it anew.");
        }

        json.Enter(JsonTokenType.StartObject, $"has a \"{name}\" that is no JSON object");
        while (json.NextRow(JsonTokenType.EndObject) is { } row)
        {
            yield return row;
        }

        if (json.SkipTo(name))
        {
            throw file.Unusable($"has \"{name}\" twice. Fetch it anew.");
        }

        json.ExpectEnd();
    }

    private void Enter(JsonTokenType expected, string otherwise)
    {
        if (Advance((ref reader) => reader.Read() ? reader.TokenType : JsonTokenType.None) != expected)
        {
            throw _file.Unusable($"{otherwise}. Fetch it anew.");
        }
    }

    /// <summary>Goes behind the member's name, passing over other members; false at the end of the object.</summary>
    private bool SkipTo(string name) => Advance((ref reader) =>
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    });

    private JsonRow? NextRow(JsonTokenType end)
    {
        var (key, value) = Advance((ref reader) =>
        {
            reader.Read();
            return reader.TokenType == end ? (null, default) : (Key(ref reader), JsonElement.ParseValue(ref reader));
        });
        return value.ValueKind == JsonValueKind.Undefined ? null : new JsonRow(new(_file.Relative, ++_rows), key, value);
    }

    private void ExpectEnd()
    {
        if (Advance((ref reader) => reader.Read()))
        {
            throw _file.Unusable("goes on after its JSON value. Fetch it anew.");
        }
    }

    /// <summary>A reader cannot be kept over a yield: it is made anew at the place where the last one stopped.</summary>
    private T Advance<T>(Step<T> step)
    {
        try
        {
            var reader = new Utf8JsonReader(_bytes.Span[_at..], isFinalBlock: true, _state);
            var result = step(ref reader);
            _at += (int)reader.BytesConsumed;
            _state = reader.CurrentState;
            return result;
        }
        catch (JsonException error)
        {
            throw _file.Unusable($"is no JSON after element {_rows} ({Excerpt.Of(error.Message)}). Fetch it anew.");
        }
    }

    private static string? Key(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // The name is no UTF-8; the row is rejected by the adapter, which needs one.
            return null;
        }
    }
}
