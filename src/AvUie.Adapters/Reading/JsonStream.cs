using System.Text.Json;

namespace AvUie.Adapters;

/// <summary>
/// Goes through a JSON file value by value. Memory is bounded by one value, however long the file; UTF-8 with or without byte order mark.
/// Every JSON file with rows is read here: an array, or an object in an object.
/// </summary>
internal sealed class JsonStream
{
    /// <summary>The longest value; published ones have a few thousand bytes.</summary>
    public const int MaxValueBytes = 4 << 20;

    private readonly Stream _stream;
    private readonly Func<string, AnnotationFileException> _unusable;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private int _values;
    private JsonReaderState _state;

    private JsonStream(Stream stream, Func<string, AnnotationFileException> unusable)
    {
        (_stream, _unusable) = (stream, unusable);
        SkipByteOrderMark();
    }

    /// <summary>Does one thing with a reader; false where the bytes at hand do not suffice for it.</summary>
    private delegate bool Step<T>(ref Utf8JsonReader reader, out T result);

    /// <summary>The elements of a file that is one array.</summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="unusable">Makes the exception for a file that is no such array, or is no JSON from some place on.</param>
    public static IEnumerable<JsonElement> Elements(Stream stream, Func<string, AnnotationFileException> unusable)
    {
        var json = new JsonStream(stream, unusable);
        json.Enter(JsonTokenType.StartArray, "is no JSON array");
        while (json.Next(JsonTokenType.EndArray) is (_, { } value))
        {
            yield return value;
        }

        json.ExpectEnd();
    }

    /// <summary>
    /// The members of an object that is a member of the file's object, such as <c>{"version": …, "database": {…}}</c>; the key is null for a
    /// name that is no Unicode.
    /// </summary>
    /// <param name="stream">The bytes; left open.</param>
    /// <param name="name">The outer member.</param>
    /// <param name="unusable">Makes the exception for a file that holds no such object, or is no JSON from some place on.</param>
    public static IEnumerable<(string? Key, JsonElement Value)> Members(Stream stream, string name, Func<string, AnnotationFileException> unusable)
    {
        var json = new JsonStream(stream, unusable);
        json.Enter(JsonTokenType.StartObject, "is no JSON object");
        if (!json.SkipTo(name))
        {
            throw unusable($"has no \"{name}\"");
        }

        json.Enter(JsonTokenType.StartObject, $"has a \"{name}\" that is no JSON object");
        while (json.Next(JsonTokenType.EndObject) is (var key, { } value))
        {
            yield return (key, value);
        }

        if (json.SkipTo(name))
        {
            throw unusable($"has \"{name}\" twice");
        }

        json.ExpectEnd();
    }

    private void Enter(JsonTokenType expected, string otherwise)
    {
        if (Take(static (ref Utf8JsonReader reader, out JsonTokenType found) => (found = reader.Read() ? reader.TokenType : default) != default) != expected)
        {
            throw _unusable(otherwise);
        }
    }

    /// <summary>Goes behind a member's name, passing over other members; false at the end of the object.</summary>
    private bool SkipTo(string name)
    {
        while (true)
        {
            var (isName, isFound) = Take((ref Utf8JsonReader reader, out (bool IsName, bool IsFound) at) =>
            {
                at = default;
                if (!reader.Read())
                {
                    return false;
                }

                at = (reader.TokenType == JsonTokenType.PropertyName, reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name));
                return !at.IsName || at.IsFound || reader.TrySkip();
            });
            if (!isName || isFound)
            {
                return isFound;
            }
        }
    }

    /// <summary>The next value of an array or object; none at its end.</summary>
    private (string? Key, JsonElement? Value) Next(JsonTokenType end)
    {
        var next = Take((ref Utf8JsonReader reader, out (string? Key, JsonElement? Value) next) =>
        {
            next = default;
            if (!reader.Read())
            {
                return false;
            }

            next.Key = JsonText.PropertyName(ref reader);
            return reader.TokenType == end || JsonElement.TryParseValue(ref reader, out next.Value);
        });
        _values += next.Value is null ? 0 : 1;
        return next;
    }

    private void ExpectEnd() => Take(static (ref Utf8JsonReader reader, out bool more) => !(more = reader.Read()) && reader.IsFinalBlock);

    /// <summary>A reader cannot be kept over a yield: it is made anew where the last step ended, and again with more bytes for a longer step.</summary>
    private T Take<T>(Step<T> step)
    {
        try
        {
            while (true)
            {
                var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAtEnd, _state);
                if (step(ref reader, out var result))
                {
                    (_start, _state) = (_start + (int)reader.BytesConsumed, reader.CurrentState);
                    return result;
                }

                Fill();
            }
        }
        catch (JsonException failure)
        {
            // The library counts lines from 0, behind its message.
            var what = failure.Message.Split(" LineNumber:")[0];
            throw _unusable($"is no JSON after element {_values}: line {failure.LineNumber + 1} is cut or wrong ({Excerpt.Of(what)})");
        }
    }

    private void SkipByteOrderMark()
    {
        while (_end < 3 && !_isAtEnd)
        {
            Fill();
        }

        _start = _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    private void Fill()
    {
        if (_isAtEnd)
        {
            throw new InvalidOperationException("a step asked for more bytes after the last");
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxValueBytes)
            {
                throw _unusable($"has more than {MaxValueBytes} bytes in element {_values + 1}, which no record has");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        try
        {
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            (_end, _isAtEnd) = (_end + read, read == 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw _unusable($"cannot be read ({failure.Message}); check its permissions and the disk");
        }
    }
}
