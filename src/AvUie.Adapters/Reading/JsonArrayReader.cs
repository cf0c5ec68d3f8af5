using System.Text.Json;

namespace AvUie.Adapters;

/// <summary>
/// Goes through a JSON array element by element. Memory is bounded by one element, however long the file; UTF-8 with or without byte
/// order mark.
/// </summary>
/// <param name="stream">The bytes; left open.</param>
/// <param name="unusable">Makes the exception for a file that is no such array.</param>
internal sealed class JsonArrayReader(Stream stream, Func<string, AnnotationFileException> unusable)
{
    /// <summary>The longest element; published ones have a few thousand bytes.</summary>
    public const int MaxElementBytes = 4 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private int _number;

    /// <summary>The elements; each is gone when the next is asked for.</summary>
    public IEnumerable<JsonElement> Elements()
    {
        SkipByteOrderMark();
        if (Next() != '[')
        {
            throw unusable("is no JSON array. Fetch it anew.");
        }

        _start++;
        for (var first = true; ; first = false)
        {
            var next = Next();
            if (next == ']')
            {
                break;
            }

            if (!first)
            {
                if (next != ',')
                {
                    throw unusable($"has no comma or bracket after element {_number}: it was cut or edited. Fetch it anew.");
                }

                _start++;
                _ = Next();
            }

            _number++;
            using var element = Element();
            yield return element.RootElement;
        }

        _start++;
        if (Next() is not null)
        {
            throw unusable($"has more text after its array of {_number} elements. Fetch it anew.");
        }
    }

    private JsonDocument Element()
    {
        try
        {
            int length;
            while ((length = ElementLength()) < 0)
            {
                Fill();
            }

            var document = JsonDocument.Parse(_buffer.AsMemory(_start, length));
            _start += length;
            return document;
        }
        catch (JsonException failure)
        {
            throw unusable($"element {_number} is no JSON, or the file was cut there ({failure.Message}). Fetch it anew.");
        }
    }

    /// <summary>Bytes of the element at the start of the buffer; -1 where its end is not in it.</summary>
    private int ElementLength()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAtEnd, default);
        return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : -1;
    }

    /// <summary>The next byte that is no white space, not taken; null at the end.</summary>
    private byte? Next()
    {
        while (true)
        {
            while (_start < _end)
            {
                if (_buffer[_start] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    return _buffer[_start];
                }

                _start++;
            }

            if (_isAtEnd)
            {
                return null;
            }

            Fill();
        }
    }

    private void SkipByteOrderMark()
    {
        while (_end - _start < 3 && !_isAtEnd)
        {
            Fill();
        }

        if (_buffer.AsSpan(_start, _end - _start).StartsWith("\uFEFF"u8))
        {
            _start += 3;
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxElementBytes)
            {
                throw unusable($"element {_number} has more than {MaxElementBytes} bytes, which no record has. Fetch it anew.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        try
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _isAtEnd = read == 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw unusable($"cannot be read ({failure.Message}). Check its permissions and the disk, or fetch it anew.");
        }
    }
}
