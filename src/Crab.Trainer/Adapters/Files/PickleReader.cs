using System.Buffers.Binary;
using System.Text;
using AvUie.Core;

namespace Crab.Trainer.Adapters;

/// <summary>
/// Reads the pickle of a saved state: the operations that PyTorch writes for a dictionary of tensors, and no others. Nothing that a
/// pickle names is looked up, made or called; a name outside a closed list ends the reading.
/// </summary>
internal sealed class PickleReader
{
    private const string RebuildTensor = "torch._utils._rebuild_tensor_v2", RebuildParameter = "torch._utils._rebuild_parameter";
    private const string OrderedDictionary = "collections.OrderedDict", Storage = "storage";
    private static readonly object Mark = new();
    private readonly string _path;
    private readonly byte[] _bytes;
    private readonly Stack<object?> _stack = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private int _at;

    private PickleReader(string path, byte[] bytes) => (_path, _bytes) = (path, bytes);

    /// <summary>The value that a pickle holds: of the types in this file's neighbour, text, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, null.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="bytes">The pickle.</param>
    /// <exception cref="InvalidDataException">It is cut, or asks for what no saved state needs.</exception>
    public static object? Read(string path, byte[] bytes)
    {
        var reader = new PickleReader(path, bytes);
        while (true)
        {
            var start = reader._at;
            var operation = (char)reader.Take(1)[0];
            if (operation == '.')
            {
                return reader.Pop();
            }

            reader.Do(operation, start);
        }
    }

    private void Do(char operation, int start)
    {
        switch (operation)
        {
            case '\u0080': Expect(Take(1)[0] is >= 2 and <= 5, "a protocol from 2 to 5"); break;
            case '}': _stack.Push(new PickleDictionary()); break;
            case ')': _stack.Push(new PickleTuple([])); break;
            case '(': _stack.Push(Mark); break;
            case 'N': _stack.Push(null); break;
            case '\u0088': _stack.Push(true); break;
            case '\u0089': _stack.Push(false); break;
            case 'K': _stack.Push((long)Take(1)[0]); break;
            case 'M': _stack.Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case 'J': _stack.Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case 'G': _stack.Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
            case '\u008a': _stack.Push(Long(Take(Take(1)[0]))); break;
            case 'X': _stack.Push(Text(Take(Length(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))))); break;
            case 'c': _stack.Push(Global()); break;
            case 'q': _memo[Take(1)[0]] = Peek(); break;
            case 'r': _memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Peek(); break;
            case 'h': Recall(Take(1)[0]); break;
            case 'j': Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))); break;
            case 't': _stack.Push(new PickleTuple(PopToMark())); break;
            case '\u0085' or '\u0086' or '\u0087': _stack.Push(new PickleTuple(PopMany(operation - '\u0084'))); break;
            case 'Q': _stack.Push(Persistent(Pop())); break;
            case 'R': Reduce(); break;
            case 's': Set([.. PopMany(2)]); break;
            case 'u': Set(PopToMark()); break;
            case 'b': State(); break;
            default:
                throw Bad($"operation 0x{(int)operation:x2} at byte {start}, which no saved adapter needs");
        }
    }

    private PickleGlobal Global()
    {
        var name = $"{Line()}.{Line()}";
        return name is RebuildTensor or RebuildParameter or OrderedDictionary || TorchTypes.Find(name) is not null
            ? new PickleGlobal(name)
            : throw Bad($"asks for {Printable.Of(name)}. Nothing of it was executed; a saved adapter needs only tensors");
    }

    private void Reduce()
    {
        var (arguments, function) = (Pop() as PickleTuple, Pop() as PickleGlobal);
        _stack.Push((function?.Name, arguments?.Items) switch
        {
            (OrderedDictionary, []) => new PickleDictionary(),
            (RebuildParameter, [PickleTensor tensor, bool, ..]) => tensor,
            (RebuildTensor, [PickleStorage storage, long offset, PickleTuple shape, PickleTuple strides, ..]) =>
                new PickleTensor(storage, offset, Integers(shape), Integers(strides)),
            _ => throw Bad($"calls {Printable.Of(function?.Name ?? "what is no function")} in a way that no saved adapter does"),
        });
    }

    private PickleStorage Persistent(object? id) =>
        id is PickleTuple { Items: [Storage, PickleGlobal type, string key, string, long elements] } && TorchTypes.Find(type.Name) is not null && elements >= 0
            ? new PickleStorage(type.Name, key, elements)
            : throw Bad("refers to something that is no storage");

    private void Set(List<object?> items)
    {
        Expect(items.Count % 2 == 0, "pairs of keys and values");
        var dictionary = Peek() as PickleDictionary ?? throw Bad("sets items of what is no dictionary");
        for (var i = 0; i < items.Count; i += 2)
        {
            dictionary.Items.Add(new(items[i], items[i + 1]));
        }
    }

    /// <summary>A module's state dictionary carries versions of its modules; they mean nothing here.</summary>
    private void State()
    {
        Expect(Pop() is PickleDictionary, "a dictionary of attributes");
        Expect(Peek() is PickleDictionary, "a dictionary to have attributes");
    }

    private long[] Integers(PickleTuple tuple) => [.. tuple.Items.Select(item => item is long value and >= 0 ? value : throw Bad("a shape or stride that is no number of 0 or more"))];

    private static long Long(ReadOnlySpan<byte> bytes)
    {
        var value = bytes.Length > 0 && (bytes[^1] & 0x80) != 0 ? -1L : 0L;
        for (var i = Math.Min(bytes.Length, sizeof(long)) - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return bytes.Length <= sizeof(long) ? value : throw new InvalidDataException("a number of more than 64 bits");
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Bad("a text that is no UTF-8");
        }
    }

    private string Line()
    {
        var end = Array.IndexOf(_bytes, (byte)'\n', _at);
        Expect(end >= 0, "a name with an end");
        var line = Text(_bytes.AsSpan(_at, end - _at));
        _at = end + 1;
        return line;
    }

    private int Length(uint length) => length <= _bytes.Length ? (int)length : throw Bad($"a text of {length} bytes in a pickle of {_bytes.Length}");

    private ReadOnlySpan<byte> Take(int count)
    {
        Expect(count <= _bytes.Length - _at, "more bytes");
        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }

    private object? Peek() => _stack.TryPeek(out var top) && top != Mark ? top : throw Bad("takes what is not there");

    private object? Pop()
    {
        var top = Peek();
        _stack.Pop();
        return top;
    }

    private object?[] PopMany(int count)
    {
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--)
        {
            items[i] = Pop();
        }

        return items;
    }

    private List<object?> PopToMark()
    {
        var items = new List<object?>();
        while (_stack.TryPop(out var top))
        {
            if (top == Mark)
            {
                items.Reverse();
                return items;
            }

            items.Add(top);
        }

        throw Bad("closes what it did not open");
    }

    private void Recall(uint key) => _stack.Push(_memo.TryGetValue(key, out var value) ? value : throw Bad("recalls what it did not keep"));

    private void Expect(bool fulfilled, string what)
    {
        if (!fulfilled)
        {
            throw Bad($"expected {what} at byte {_at} of its pickle");
        }
    }

    private InvalidDataException Bad(string what) => new($"{_path}: {what}. It is no saved adapter that can be trusted.");
}
